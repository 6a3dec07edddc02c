import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CoverageFault, CoverageFindingPage } from '../../api/contract/grid.ts'
import { api } from './api.ts'

export const coverageQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'coverage', on],
    queryFn: () => api.getCoverage({ on }),
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
    queryFn: ({ pageParam, signal }) => api.listFindings({ duty, fault, on, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: CoverageFindingPage) => page.next,
  })

/** With the boundaries: a township has some dozens of them. */
export const treeQuery = (on: string | undefined, duty: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'tree', on, duty],
    queryFn: () => api.getGridTree({ on, duty, geometry: 'true' }),
    placeholderData: keepPreviousData,
  })

export const partitionQuery = (on: string | undefined) =>
  queryOptions({ queryKey: ['grid', 'partition', on], queryFn: () => api.getPartition({ on }) })

export const loadQuery = (on: string | undefined) =>
  queryOptions({
    queryKey: ['grid', 'load', on],
    queryFn: () => api.getLoad({ on }),
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
    queryFn: () => api.proposeAssignments({ duty, cadre, among: among?.join(','), on }),
  })

export const holdersQuery = (object: string) =>
  queryOptions({ queryKey: ['grid', 'holders', object], queryFn: () => api.listHolders({ object }) })

export const mapQuery = queryOptions({
  queryKey: ['grid', 'map'],
  queryFn: () => api.getMap(),
  staleTime: Number.POSITIVE_INFINITY,
})
