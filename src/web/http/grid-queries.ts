import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  AssignmentProposal,
  CoverageAudit,
  CoverageFault,
  CoverageFindingPage,
  CoverageTree,
  GridPartition,
  HolderHistory,
  LoadView,
  MapView,
} from '../../api/contract/grid.ts'
import { call, queryString } from './client.ts'

export const coverageQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'coverage', on],
    queryFn: () => call<CoverageAudit>(`/api/grid/coverage${queryString({ on })}`),
    placeholderData: keepPreviousData,
  })

export interface FindingsView {
  readonly duty: string
  readonly fault: CoverageFault | undefined
  readonly on: string | undefined
}

export const findingsQuery = ({ duty, fault, on }: FindingsView) =>
  infiniteQueryOptions({
    queryKey: ['grid', 'findings', duty, fault, on],
    queryFn: ({ pageParam, signal }) =>
      call<CoverageFindingPage>(`/api/grid/findings${queryString({ duty, fault, on, after: pageParam })}`, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CoverageFindingPage) => page.next,
  })

/** With the boundaries: a township has some dozens of them. */
export const treeQuery = (on: string | undefined, duty: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'tree', on, duty],
    queryFn: () => call<CoverageTree>(`/api/grid/tree${queryString({ on, duty, geometry: 'true' })}`),
    placeholderData: keepPreviousData,
  })

export const partitionQuery = (on: string | undefined) =>
  queryOptions({ queryKey: ['grid', 'partition', on], queryFn: () => call<GridPartition>(`/api/grid/partition${queryString({ on })}`) })

export const loadQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'load', on],
    queryFn: () => call<LoadView>(`/api/grid/load${queryString({ on })}`),
    placeholderData: keepPreviousData,
  })

export interface ProposalView {
  readonly duty?: string
  readonly cadre?: string
  readonly among?: readonly string[]
  readonly on?: string | undefined
}

export const proposalsQuery = ({ duty, cadre, among, on }: ProposalView) =>
  queryOptions({
    queryKey: ['grid', 'proposals', duty, cadre, among, on],
    queryFn: () => call<AssignmentProposal[]>(`/api/grid/proposals${queryString({ duty, cadre, among: among?.join(','), on })}`),
  })

export const holdersQuery = (object: string) =>
  queryOptions({ queryKey: ['grid', 'holders', object], queryFn: () => call<HolderHistory>(`/api/grid/holders/${object}`) })

export const mapQuery = queryOptions({
  queryKey: ['grid', 'map'],
  queryFn: () => call<MapView>('/api/grid/map'),
  staleTime: Number.POSITIVE_INFINITY,
})
