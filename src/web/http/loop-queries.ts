import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  CaseDetail,
  CasePage,
  CaseQuery,
  CaseSummary,
  LoopSummary,
  NoticePage,
  WorkCounts,
  WorkKind,
  WorkPage,
} from '../../api/contract/loop.ts'
import { call, queryString } from './client.ts'

/** How often what others do is asked for by itself: a list of work stands open all day. */
const refetchInterval = 120_000

export const workCountsQuery = queryOptions({
  queryKey: ['work', 'counts'],
  queryFn: () => call<WorkCounts>('/api/work'),
  refetchInterval,
})

export const workQuery = (kind: WorkKind) =>
  infiniteQueryOptions({
    queryKey: ['work', kind],
    queryFn: ({ pageParam, signal }) => call<WorkPage>(`/api/work/${kind}${queryString({ after: pageParam, limit: 50 })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: WorkPage) => page.next,
    placeholderData: keepPreviousData,
  })

export const loopsQuery = queryOptions({ queryKey: ['loops'], queryFn: () => call<LoopSummary[]>('/api/loops'), refetchInterval })

/** What stays the same while pages of a loop's cases are read one after another. */
export type CaseListView = Omit<CaseQuery, 'after' | 'limit'> & { readonly search?: string }

export const casesQuery = (view: CaseListView, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['cases', view, limit],
    queryFn: ({ pageParam, signal }) =>
      call<CasePage>('/api/cases/query', {
        method: 'POST',
        body: { ...view, limit, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CasePage) => page.next,
    placeholderData: keepPreviousData,
  })

export const caseQuery = (id: string) => queryOptions({ queryKey: ['case', id], queryFn: () => call<CaseDetail>(`/api/cases/${id}`) })

export const recordCasesQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'cases'],
    queryFn: () => call<CaseSummary[]>(`/api/ledgers/${ledger}/records/${record}/cases`),
  })

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => call<NoticePage>('/api/notices'),
  refetchInterval,
})
