import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditPage } from '../../api/contract/audit.ts'
import type { IndicatorRequest, TraceView } from '../../api/contract/indicator.ts'
import type { LedgerPage, LedgerQuery, LedgerTotals } from '../../api/contract/ledger.ts'
import type { SessionView } from '../../api/contract/session.ts'
import type { PartKind } from '../../definition/catalogue/part/types.ts'
import { api } from './api.ts'
import { indexPart, type PartIndex } from './catalogue.ts'
import { HttpError } from './client.ts'

/** Who is signed in; null when nobody is. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionView | null> => {
    try {
      return await api.getSession()
    } catch (error) {
      if (error instanceof HttpError && error.status === 401) return null
      throw error
    }
  },
  staleTime: 60_000,
})

/** Where one is signed in oneself. */
export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: () => api.listOwnSessions(),
})

/** Whether one signs in with a device beside the password oneself. */
export const secondFactorQuery = queryOptions({
  queryKey: ['second-factor'],
  queryFn: () => api.getSecondFactor(),
})

/** The towns one can sign in to; with one there is nothing to choose. */
export const signInTownsQuery = queryOptions({
  queryKey: ['sign-in-towns'],
  queryFn: () => api.listSignInTowns(),
  staleTime: 60_000,
})

export const demoUsersQuery = queryOptions({
  queryKey: ['demo-users'],
  queryFn: () => api.listDemoUsers(),
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
})

/** The names of all definitions: what every page has. */
export const outlineQuery = queryOptions({
  queryKey: ['catalogue', 'outline'],
  queryFn: () => api.getOutline(),
  staleTime: Number.POSITIVE_INFINITY,
})

/** What a report is written with. */
export const writingQuery = queryOptions({
  queryKey: ['catalogue', 'writing'],
  queryFn: () => api.getWriting(),
  staleTime: Number.POSITIVE_INFINITY,
})

/** One definition with what stands in its words; not asked for while its id is not known. */
export const partQuery = (kind: PartKind, id: string | undefined) =>
  queryOptions({
    queryKey: ['catalogue', kind, id],
    queryFn: async (): Promise<PartIndex> => indexPart(await api.getPart({ kind, id: id ?? '' })),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: id !== undefined,
  })

/** The people of the register whom a record is about. */
export const peopleOfQuery = (ledger: string, id: string) =>
  queryOptions({ queryKey: ['people', 'of', ledger, id], queryFn: () => api.findPeopleOf({ ledger, id }) })

export const workbenchQuery = (year: number) =>
  queryOptions({
    queryKey: ['workbench', year],
    queryFn: () => api.getWorkbench({ year: String(year) }),
    placeholderData: keepPreviousData,
  })

export const ledgersQuery = queryOptions({ queryKey: ['ledgers'], queryFn: () => api.listLedgers() })

/** The ledgers and columns that the town has made itself, the retired ones too. */
export const ownQuery = queryOptions({ queryKey: ['own-ledgers'], queryFn: () => api.listOwn() })

/** The ledgers without records that an office declared kept (零报告). */
export const keptQuery = queryOptions({ queryKey: ['kept'], queryFn: () => api.listKept() })

/** What stays the same while pages of a ledger are read one after another. */
export type LedgerView = Pick<LedgerQuery, 'filters' | 'search' | 'sort'>

export const pageSize = 500

export const ledgerRowsQuery = (ledger: string, view: LedgerView) =>
  infiniteQueryOptions({
    queryKey: ['ledger', ledger, 'rows', view],
    queryFn: ({ pageParam, signal }) =>
      api.queryLedger({ ledger, ...view, limit: pageParam === undefined ? 100 : pageSize, after: pageParam }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: LedgerPage) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  })

export const viewsQuery = (ledger: string) =>
  queryOptions({ queryKey: ['ledger', ledger, 'views'], queryFn: () => api.listTableViews({ ledger }) })

export const ledgerTotalsQuery = (ledger: string, view: Omit<LedgerView, 'sort'>) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'totals', view],
    queryFn: async ({ signal }): Promise<LedgerTotals> => {
      const page = await api.queryLedger({ ledger, ...view, limit: 1, totals: true }, { signal })
      return page.totals ?? { count: page.records.length, sums: {} }
    },
    placeholderData: keepPreviousData,
  })

export const ledgerGroupsQuery = (ledger: string, by: string, view: Omit<LedgerView, 'sort'>) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'groups', by, view],
    queryFn: ({ signal }) => api.groupLedger({ ledger, by, ...view }, { signal }),
    placeholderData: keepPreviousData,
  })

export const recordQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record],
    queryFn: () => api.getRecord({ ledger, id: record }),
  })

export const historyQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'history'],
    queryFn: () => api.listVersions({ ledger, id: record }),
  })

export const usesQuery = (ledger: string, record: string) =>
  queryOptions({
    queryKey: ['record', ledger, record, 'uses'],
    queryFn: () => api.listUses({ ledger, id: record }),
  })

/** What stood on one version of a record: kept while it is changed, to be held against what stands on the next. */
export const usesBeforeQuery = (ledger: string, record: string, version: number) =>
  queryOptions({
    queryKey: ['uses before', ledger, record, version],
    queryFn: () => api.listUses({ ledger, id: record }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const optionsQuery = (ledger: string, search: string) =>
  queryOptions({
    queryKey: ['ledger', ledger, 'options', search],
    queryFn: ({ signal }) => api.findOptions({ ledger, search, limit: '30' }, { signal }),
    placeholderData: keepPreviousData,
  })

export const indicatorsQuery = (period: string) =>
  queryOptions({
    queryKey: ['indicators', period],
    queryFn: () => api.listIndicators({ period }),
    placeholderData: keepPreviousData,
  })

export const evaluateQuery = (requests: readonly IndicatorRequest[]) =>
  queryOptions({
    queryKey: ['indicators', 'evaluate', requests],
    queryFn: () => api.evaluateIndicators({ requests }),
    enabled: requests.length > 0,
  })

export const seriesQuery = (indicator: string, year: number) =>
  queryOptions({
    queryKey: ['indicators', indicator, 'series', year],
    queryFn: () => api.getSeries({ id: indicator, year: String(year) }),
    placeholderData: keepPreviousData,
  })

export const slicesQuery = (indicator: string, dimension: string | undefined, period: string) =>
  queryOptions({
    queryKey: ['indicators', indicator, 'slices', dimension, period],
    queryFn: () => api.getSlices({ id: indicator, dimension, period }),
    placeholderData: keepPreviousData,
  })

/** The records behind a value; with `asOf`, as they were at that moment. */
export const traceQuery = (request: IndicatorRequest, limit = 500, asOf?: string) =>
  queryOptions({
    queryKey: ['indicators', request.indicator, 'trace', request, limit, asOf],
    queryFn: () => api.traceIndicator({ id: request.indicator, period: request.period, slices: request.slices, asOf, limit }),
    // Asked for more of the same: the first ones stay on screen meanwhile.
    placeholderData: (previous: TraceView | undefined, query) =>
      JSON.stringify(query?.queryKey[3]) === JSON.stringify(request) ? previous : undefined,
  })

export const reportsQuery = queryOptions({ queryKey: ['reports'], queryFn: () => api.listReports() })

export const reportQuery = (id: string) => queryOptions({ queryKey: ['reports', id], queryFn: () => api.getReport({ id }) })

export const compileQuery = (source: string) =>
  queryOptions({
    queryKey: ['compiled', source],
    queryFn: ({ signal }) => api.compileReport({ source }, { signal }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    enabled: source !== '',
    // A busy server is asked again: whoever writes goes on writing.
    retry: (failures, error) => error instanceof HttpError && (error.status === 429 ? failures < 60 : error.status === 0 && failures < 2),
    retryDelay: 500,
  })

/** One paragraph of a report by itself, for a moment: what is said of it before the rest is read. Not asked for none. */
export const paragraphQuery = (source: string) =>
  queryOptions({
    queryKey: ['compiled-paragraph', source],
    queryFn: ({ signal }) => api.compileReport({ source }, { signal }),
    gcTime: 0,
    enabled: source !== '',
    retry: false,
  })

export const confirmationsQuery = (report: string) =>
  queryOptions({ queryKey: ['confirmations', report], queryFn: () => api.listConfirmations({ id: report }) })

export const commentsQuery = (report: string) =>
  queryOptions({ queryKey: ['comments', report], queryFn: () => api.listComments({ id: report }) })

/** The records that say a phrase; not asked for words that cannot stand in a token. */
export const carryingQuery = (phrase: string) =>
  queryOptions({
    queryKey: ['carrying', phrase],
    queryFn: () => api.listCarrying({ phrase }),
    enabled: phrase !== '' && phrase.length <= 400 && !/[{}|:：\n]/.test(phrase),
  })

export const frozenListQuery = queryOptions({ queryKey: ['frozen'], queryFn: () => api.listFrozen() })

export const frozenQuery = (id: string) =>
  queryOptions({ queryKey: ['frozen', id], queryFn: () => api.getFrozen({ id }), staleTime: Number.POSITIVE_INFINITY })

/** What waits for a second person: for me to agree, and what I asked for. */
export const pendingQuery = queryOptions({ queryKey: ['agreements'], queryFn: () => api.listPending() })

export const pendingOfRecordQuery = (ledger: string, record: string) =>
  queryOptions({ queryKey: ['agreements', ledger, record], queryFn: () => api.listPendingOfRecord({ ledger, record }) })

export const yearsQuery = queryOptions({ queryKey: ['years'], queryFn: () => api.listYears() })

export const yearQuery = (year: string) => queryOptions({ queryKey: ['years', year], queryFn: () => api.getYear({ year }) })

export const differenceQuery = (id: string) =>
  queryOptions({ queryKey: ['frozen', id, 'difference'], queryFn: () => api.compareFrozen({ id }) })

export const searchQuery = (text: string) =>
  queryOptions({
    queryKey: ['search', text],
    queryFn: ({ signal }) => api.search({ text }, { signal }),
    enabled: text.trim() !== '',
    placeholderData: keepPreviousData,
  })

/** Who read or took out far more than usual; not under the audit's own key, which is a list of pages. */
export const unusualQuery = queryOptions({ queryKey: ['audit-unusual'], queryFn: () => api.listUnusual() })

export const auditQuery = infiniteQueryOptions({
  queryKey: ['audit'],
  queryFn: ({ pageParam }) => api.listAudit({ after: pageParam }),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: AuditPage) => page.next,
})
