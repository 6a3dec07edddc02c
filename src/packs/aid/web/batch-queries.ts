import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { LedgerFilter, LedgerPage, LedgerRecord } from '../../../api/contract/ledger.ts'
import { api } from '../../../web/http/api.ts'
import type { LedgerFields } from '../../../web/screen/fields-of.ts'
import { batchFields, lineFields, objectionFields, returnFields } from './fields.ts'
import type { LineMark } from './line-marks.ts'

/** Keys of their own: a step may rewrite every line of a batch, so that all of it is read anew after one. */
export const batchesQuery = queryOptions({
  queryKey: ['aid', 'batches'],
  queryFn: () => query(batchFields, { limit: 200, sort: { field: 'year', direction: 'descending' } }),
})

export type LineShare = 'all' | 'applied' | 'pending' | 'paid' | 'returned' | 'removed'

/** How many lines of a batch have a state, and how much money it is. */
export const shareQuery = (batch: string, share: LineShare) =>
  queryOptions({
    queryKey: ['aid', 'share', batch, share],
    queryFn: async () => {
      const { totals } = await query(lineFields, { limit: 1, totals: true, filters: [ofBatch(batch), ...ofShare(share)] })
      return { count: totals?.count ?? 0, amount: totals?.sums.amount ?? '0' }
    },
    placeholderData: keepPreviousData,
  })

const pageSize = 200

export const linesQuery = (batch: string, share: LineShare) =>
  infiniteQueryOptions({
    queryKey: ['aid', 'lines', batch, share],
    queryFn: ({ pageParam }) =>
      query(lineFields, {
        limit: pageSize,
        filters: [ofBatch(batch), ...ofShare(share)],
        ...(pageParam === '' ? {} : { after: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page: LedgerPage) => page.next,
  })

/** The bank's answers to the lines of a batch under one voucher. */
export const returnsQuery = (batch: string, voucher: string) =>
  infiniteQueryOptions({
    queryKey: ['aid', 'returns', batch, voucher],
    queryFn: ({ pageParam }) =>
      query(returnFields, {
        limit: pageSize,
        totals: true,
        filters: [returnFields.through('line', lineFields.where('batch', '=', batch)), returnFields.where('voucher', '=', voucher)],
        ...(pageParam === '' ? {} : { after: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (page: LedgerPage) => page.next,
    enabled: voucher !== '',
  })

export const objectionsQuery = (batch: string) =>
  queryOptions({
    queryKey: ['aid', 'objections', batch],
    queryFn: () => query(objectionFields, { limit: 100, filters: [objectionFields.where('batch', '=', batch)] }),
  })

/** Lines that the rules speak against: record id → what. Only the rules that find something are asked for their records. */
export const marksQuery = (batch: LedgerRecord, risks: readonly { readonly id: string; readonly label: string }[], today: string) =>
  queryOptions({
    queryKey: ['aid', 'marks', batch.id, today],
    queryFn: async (): Promise<readonly LineMark[]> => {
      const slices = [{ dimension: '批次', value: batch.title }]
      const requests = risks.map(({ id }) => ({ indicator: id, period: today, slices }))
      const results = await api.evaluateIndicators({ requests })
      const found = risks.filter((_, index) => (results[index]?.value ?? '0') !== '0')
      const traces = await Promise.all(found.map(({ id }) => api.traceIndicator({ id, period: today, slices, limit: 10_000 })))
      return found.map((risk, index) => ({
        ...risk,
        label: risk.label.replace(/^疑点：/, ''),
        lines: new Set(traces[index]?.operands.flatMap(({ contributions }) => contributions.map(({ record }) => record)) ?? []),
      }))
    },
  })

interface Asked<Field extends string> {
  readonly limit: number
  readonly totals?: boolean
  readonly filters?: readonly LedgerFilter[]
  readonly after?: string
  readonly sort?: { readonly field: Field; readonly direction: 'ascending' | 'descending' }
}

function query<Field extends string>({ ledger }: LedgerFields<Field>, body: Asked<Field>): Promise<LedgerPage> {
  return api.queryLedger({ ledger, ...body })
}

function ofBatch(batch: string): LedgerFilter {
  return lineFields.where('batch', '=', batch)
}

function ofShare(share: LineShare): readonly LedgerFilter[] {
  if (share === 'all') return []
  return [share === 'applied' ? lineFields.where('status', 'empty') : lineFields.where('status', '=', share)]
}
