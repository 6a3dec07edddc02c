import { queryOptions } from '@tanstack/react-query'
import type { LedgerFilter, LedgerPage, LedgerRecord } from '../../../api/contract/ledger.ts'
import type { CasePage, CaseSummary } from '../../../api/contract/loop.ts'
import { api } from '../../../web/http/api.ts'
import type { LedgerFields } from '../../../web/screen/fields-of.ts'

/** More than any outbreak of one township; what lies beyond is said to be left out, never dropped in silence. */
const mostPages = 20

export interface ReadRecords {
  readonly records: readonly LedgerRecord[]
  readonly whole: boolean
}

/** All records of a ledger that meet the conditions, page by page. */
export const recordsQuery = <Field extends string>(
  { ledger }: LedgerFields<Field>,
  filters: readonly LedgerFilter[],
  sort?: { readonly field: Field; readonly down?: boolean },
) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'all', filters, sort],
    queryFn: ({ signal }) => readRecords(ledger, { filters, sort, signal }),
  })

/** The first few of them. */
export const firstRecordsQuery = <Field extends string>(
  { ledger }: LedgerFields<Field>,
  filters: readonly LedgerFilter[],
  options: { readonly limit: number; readonly latestBy: Field },
) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'first', filters, options],
    queryFn: ({ signal }) =>
      api.queryLedger(
        { ledger, filters, limit: options.limit, sort: { field: options.latestBy, direction: 'descending' }, totals: true },
        { signal },
      ),
  })

async function readRecords(
  ledger: string,
  options: {
    readonly filters: readonly LedgerFilter[]
    readonly sort: { readonly field: string; readonly down?: boolean } | undefined
    readonly signal: AbortSignal
  },
): Promise<ReadRecords> {
  const { filters, sort, signal } = options
  const records: LedgerRecord[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const answer: LedgerPage = await api.queryLedger(
      {
        ledger,
        filters,
        limit: 500,
        sort: sort === undefined ? undefined : { field: sort.field, direction: sort.down === true ? 'descending' : 'ascending' },
        after,
      },
      { signal },
    )
    records.push(...answer.records)
    after = answer.next
    if (after === undefined) return { records, whole: true }
  }
  return { records, whole: false }
}

/** The open cases of a loop, by the record they are about. */
export const openCasesQuery = (loop: string) =>
  queryOptions({
    queryKey: ['cases', 'by-subject', loop],
    queryFn: async ({ signal }) => {
      const cases = new Map<string, CaseSummary>()
      let after: string | undefined
      for (let page = 0; page < mostPages; page += 1) {
        const answer: CasePage = await api.queryCases({ loop, standing: 'open', limit: 500, after }, { signal })
        for (const one of answer.cases) cases.set(one.subject, one)
        after = answer.next
        if (after === undefined) break
      }
      return cases
    },
  })
