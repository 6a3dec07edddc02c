import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditPage } from '../../api/contract/audit.ts'
import type { CatalogueView } from '../../api/contract/catalogue.ts'
import type {
  IndicatorRequest,
  IndicatorResult,
  IndicatorSeries,
  IndicatorSlices,
  IndicatorSummary,
  TraceView,
} from '../../api/contract/indicator.ts'
import type { KeptLedgerView } from '../../api/contract/kept.ts'
import type { LedgerPage, LedgerQuery, LedgerRecord, LedgerSummary, LedgerTotals, RecordOption } from '../../api/contract/ledger.ts'
import type { HistoryVersion, RecordUses } from '../../api/contract/record.ts'
import type {
  CompiledReport,
  ConfirmationView,
  FrozenDifference,
  FrozenSummary,
  FrozenView,
  ReportSummary,
  ReportView,
} from '../../api/contract/report.ts'
import type { SearchHit } from '../../api/contract/search.ts'
import type { DemoUser, SessionView, SignInTown } from '../../api/contract/session.ts'
import type { WorkbenchView } from '../../api/contract/workbench.ts'
import { type Catalogue, type CatalogueIndex, indexCatalogue } from './catalogue.ts'
import { call, HttpError, queryString } from './client.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await call<SessionView>('/api/session')
    } catch (error) {
      if (error instanceof HttpError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** The towns one can sign in to; with one there is nothing to choose. */
export const signInTownsQuery = queryOptions({
  queryKey: ['sign-in-towns'],
  queryFn: () => call<SignInTown[]>('/api/session/towns'),
  staleTime: 60_000,
})

export const demoUsersQuery = queryOptions({
  queryKey: ['demo-users'],
  queryFn: () => call<DemoUser[]>('/api/session/demo-users'),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

export const catalogueQuery = queryOptions({
  queryKey: ['catalogue'],
  queryFn: async (): Promise<CatalogueIndex> => indexCatalogue((await call<CatalogueView>('/api/catalogue')) as Catalogue),
  staleTime: Number.POSITIVE_INFINITY,
})

export const workbenchQuery = queryOptions({ queryKey: ['workbench'], queryFn: () => call<WorkbenchView>('/api/workbench') })

export const ledgersQuery = queryOptions({ queryKey: ['ledgers'], queryFn: () => call<LedgerSummary[]>('/api/ledgers') })

/** The ledgers without records that an office declared kept (零报告). */
export const keptQuery = queryOptions({ queryKey: ['kept'], queryFn: () => call<KeptLedgerView[]>('/api/kept') })

/** What stays the same while pages of a ledger are read one after another. */
export type LedgerView = Pick<LedgerQuery, 'filters' | 'search' | 'sort'>

export const pageSize = 500

export const ledgerRowsQuery = (ledger: string, view: LedgerView) =>
  infiniteQueryOptions({
    queryKey: ['ledger', ledger, 'rows', view],
    queryFn: ({ pageParam, signal }) =>
      call<LedgerPage>(`/api/ledgers/${ledger}/query`, {
        method: 'POST',
        body: { ...view, limit: pageParam === undefined ? 100 : pageSize, ...(pageParam === undefined ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: LedgerPage) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })

export const ledgerTotalsQuery = (ledger: string, view: Omit<LedgerView, 'sort'>) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'totals', view],
    queryFn: async ({ signal }): Promise<LedgerTotals> => {
      const page = await call<LedgerPage>(`/api/ledgers/${ledger}/query`, {
        method: 'POST',
        body: { ...view, limit: 1, totals: true },
        signal,
      })
      return page.totals ?? { count: page.records.length, sums: {} }
    },
    placeholderData: keepPreviousData,
  })

export const recordQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record],
    queryFn: () => call<LedgerRecord>(`/api/ledgers/${ledger}/records/${record}`),
  })

export const historyQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'history'],
    queryFn: () => call<HistoryVersion[]>(`/api/ledgers/${ledger}/records/${record}/history`),
  })

export const usesQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'uses'],
    queryFn: () => call<RecordUses>(`/api/ledgers/${ledger}/records/${record}/uses`),
  })

export const optionsQuery = (ledger: string, search: string) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'options', search],
    queryFn: ({ signal }) => call<RecordOption[]>(`/api/ledgers/${ledger}/options${queryString({ search, limit: 30 })}`, { signal }),
    placeholderData: keepPreviousData,
  })

export const indicatorsQuery = (period: string) =>
  queryOptions({
    queryKey: ['indicators', period],
    queryFn: () => call<IndicatorSummary[]>(`/api/indicators${queryString({ period })}`),
    placeholderData: keepPreviousData,
  })

export const evaluateQuery = (requests: readonly IndicatorRequest[]) =>
  queryOptions({
    queryKey: ['indicators', 'evaluate', requests],
    queryFn: () => call<IndicatorResult[]>('/api/indicators/evaluate', { method: 'POST', body: { requests } }),
    enabled: requests.length > 0,
  })

export const seriesQuery = (indicator: string, year: number) =>
  queryOptions({
    queryKey: ['indicators', indicator, 'series', year],
    queryFn: () => call<IndicatorSeries>(`/api/indicators/${indicator}/series${queryString({ year })}`),
    placeholderData: keepPreviousData,
  })

export const slicesQuery = (indicator: string, dimension: string | undefined, period: string) =>
  queryOptions({
    queryKey: ['indicators', indicator, 'slices', dimension, period],
    queryFn: () => call<IndicatorSlices>(`/api/indicators/${indicator}/slices${queryString({ dimension, period })}`),
    placeholderData: keepPreviousData,
  })

/** The records behind a value; with `asOf`, as they were at that moment. */
export const traceQuery = (request: IndicatorRequest, limit = 500, asOf?: string) =>
  queryOptions({
    queryKey: ['indicators', request.indicator, 'trace', request, limit, asOf],
    queryFn: () =>
      call<TraceView>(`/api/indicators/${request.indicator}/trace`, {
        method: 'POST',
        body: {
          period: request.period,
          ...(request.slices === undefined ? {} : { slices: request.slices }),
          ...(asOf === undefined ? {} : { asOf }),
          limit,
        },
      }),
    // Asked for more of the same: the first ones stay on screen meanwhile.
    placeholderData: (previous: TraceView | undefined, query) =>
      JSON.stringify(query?.queryKey[3]) === JSON.stringify(request) ? previous : undefined,
  })

export const reportsQuery = queryOptions({ queryKey: ['reports'], queryFn: () => call<ReportSummary[]>('/api/reports') })

export const reportQuery = (id: string) =>
  queryOptions({ queryKey: ['reports', id], queryFn: () => call<ReportView>(`/api/reports/${id}`) })

export const compileQuery = (source: string) =>
  queryOptions({
    queryKey: ['compiled', source],
    queryFn: ({ signal }) => call<CompiledReport>('/api/reports/compile', { method: 'POST', body: { source }, signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    enabled: source !== '',
  })

export const confirmationsQuery = (report: string) =>
  queryOptions({ queryKey: ['confirmations', report], queryFn: () => call<ConfirmationView[]>(`/api/reports/${report}/backgrounds`) })

export const frozenListQuery = queryOptions({ queryKey: ['frozen'], queryFn: () => call<FrozenSummary[]>('/api/frozen') })

export const frozenQuery = (id: string) =>
  queryOptions({ queryKey: ['frozen', id], queryFn: () => call<FrozenView>(`/api/frozen/${id}`), staleTime: Number.POSITIVE_INFINITY })

export const differenceQuery = (id: string) =>
  queryOptions({ queryKey: ['frozen', id, 'difference'], queryFn: () => call<FrozenDifference>(`/api/frozen/${id}/difference`) })

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) => call<SearchHit[]>(`/api/search${queryString({ text })}`, { signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  })

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam }) => call<AuditPage>(`/api/audit${queryString({ after: pageParam })}`),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: AuditPage) => page.next,
})
