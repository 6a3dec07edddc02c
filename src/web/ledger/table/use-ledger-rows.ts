import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { LedgerRecord, LedgerTotals } from '../../../api/contract/ledger.ts'
import { type LedgerView, ledgerRowsQuery, ledgerTotalsQuery } from '../../http/queries.ts'

/** Above this many rows the scroll bar no longer reaches all of them at once: browsers cannot lay out a taller page. */
const tallest = 300_000

export interface LedgerRows {
  readonly rows: readonly LedgerRecord[]
  /** How many rows the table is tall: loaded ones, and those known to follow. */
  readonly height: number
  readonly count: number | undefined
  readonly sums: LedgerTotals['sums']
  /** Totals of what is not added to each other. */
  readonly groups: NonNullable<LedgerTotals['groups']>
  readonly loading: boolean
  readonly fetchingMore: boolean
  readonly error: Error | null
  readonly retry: () => void
  /** Called with the last row that is on screen: reads on until it is loaded, and a page ahead of it. */
  readonly reach: (row: number) => void
}

const ahead = 200

/** The rows of one view of a ledger, read page by page along the key while somebody scrolls. */
export function useLedgerRows(ledger: string, view: LedgerView): LedgerRows {
  const pages = useInfiniteQuery(ledgerRowsQuery(ledger, view))
  const totals = useQuery(
    ledgerTotalsQuery(ledger, {
      ...(view.filters === undefined ? {} : { filters: view.filters }),
      ...(view.search === undefined ? {} : { search: view.search }),
    }),
  )
  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.records) ?? [], [pages.data])
  const { hasNextPage, isFetching, fetchNextPage, isError } = pages
  const reach = useCallback(
    (row: number) => {
      if (hasNextPage && !isFetching && !isError && row + ahead >= rows.length) void fetchNextPage()
    },
    [hasNextPage, isFetching, isError, fetchNextPage, rows.length],
  )
  const count = hasNextPage ? totals.data?.count : pages.data === undefined ? totals.data?.count : rows.length
  const known = hasNextPage ? Math.max(rows.length, count ?? rows.length + 1) : rows.length
  return {
    rows,
    height: Math.min(known, Math.max(tallest, rows.length + ahead)),
    count,
    sums: totals.data?.sums ?? {},
    groups: totals.data?.groups ?? {},
    loading: pages.isPending,
    fetchingMore: pages.isFetchingNextPage,
    error: pages.error,
    retry: () => void (pages.data === undefined ? pages.refetch() : fetchNextPage()),
    reach,
  }
}
