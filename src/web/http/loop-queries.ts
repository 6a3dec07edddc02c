import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CasePage, CaseQuery, WorkKind, WorkPage } from '../../api/contract/loop.ts'
import { api } from './api.ts'

/** How often what others do is asked for by itself: a list of work stands open all day. */
const refetchInterval = 120_000

export const workCountsQuery = queryOptions({
  queryKey: ['work', 'counts'],
  queryFn: () => api.countWork(),
  refetchInterval,
})

export const workQuery = (kind: WorkKind) =>
  infiniteQueryOptions({
    queryKey: ['work', kind],
    queryFn: ({ pageParam, signal }) => api.listWork({ which: kind, after: pageParam, limit: '50' }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: WorkPage) => page.next,
    placeholderData: keepPreviousData,
  })

export const loopsQuery = queryOptions({ queryKey: ['loops'], queryFn: () => api.listLoops(), refetchInterval })

/** What stays the same while pages of a loop's cases are read one after another. */
export type CaseListView = Omit<CaseQuery, 'after' | 'limit'> & { readonly search?: string }

export const casesQuery = (view: CaseListView, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['cases', view, limit],
    queryFn: ({ pageParam, signal }) => api.queryCases({ ...view, limit, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CasePage) => page.next,
    placeholderData: keepPreviousData,
  })

export const caseQuery = (id: string) => queryOptions({ queryKey: ['case', id], queryFn: () => api.getCase({ id }) })

export const recordCasesQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'cases'],
    queryFn: () => api.listRecordCases({ ledger, id: record }),
  })

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: () => api.listNotices(),
  refetchInterval,
})
