import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, redirect } from '@tanstack/react-router'
import { readBoardSearch } from './board/board-search.ts'
import { readFormSearch } from './form/form-search.ts'
import { Frame } from './frame/Frame.tsx'
import { NotFound, NotPermitted, PageError, PageNotFound, RouteError } from './frame/RouteNotes.tsx'
import { mayManage } from './frame/sections.ts'
import { readGridSearch } from './grid/grid-search.ts'
import { sessionQuery } from './http/queries.ts'
import { onSessionEnd, queryClient } from './http/query-client.ts'
import { readIndicatorSearch } from './indicator/indicator-search.ts'
import { readLedgerSearch } from './ledger/ledger-search.ts'
import { readLoopSearch } from './loop/loop-search.ts'
import { readReportSearch } from './report/report-search.ts'
import { readYearSearch } from './report/year/year-search.ts'
import { loadScreen } from './screen/load-screen.ts'
import { FirstPassword } from './session/FirstPassword.tsx'
import { SignIn } from './session/SignIn.tsx'
import { useSession } from './session/use-session.ts'

const rootRoute = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: RouteError })

const signInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { from?: string } => (typeof search.from === 'string' ? { from: search.from } : {}),
  component: SignIn,
  errorComponent: RouteError,
})

const passwordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/password',
  component: FirstPassword,
  errorComponent: RouteError,
})

const secondFactorRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/second-factor',
  component: lazyRouteComponent(() => import('./manage/FirstSecondFactor.tsx'), 'FirstSecondFactor'),
  errorComponent: RouteError,
})

const countyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/county',
  component: lazyRouteComponent(() => import('./manage/CountyReturn.tsx'), 'CountyReturn'),
  errorComponent: RouteError,
})

/** Every page inside needs somebody signed in; where they wanted to go is kept. */
const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  beforeLoad: async ({ location }) => {
    const session = await queryClient.ensureQueryData(sessionQuery)
    if (session === null) throw redirect({ to: '/sign-in', search: location.href === '/' ? {} : { from: location.href } })
    if (session.passwordDue === true) throw redirect({ to: '/password' })
    if (session.secondFactorDue === true) throw redirect({ to: '/second-factor' })
  },
  component: Frame,
  errorComponent: RouteError,
})

const workbenchRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./workbench/Workbench.tsx'), 'Workbench'),
})

const ledgersRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers',
  component: lazyRouteComponent(() => import('./ledger/LedgerList.tsx'), 'LedgerList'),
})

const ledgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$ledger',
  validateSearch: readLedgerSearch,
  component: lazyRouteComponent(() => import('./ledger-page/LedgerPage.tsx'), 'LedgerPage'),
})

const importRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$ledger/import',
  component: lazyRouteComponent(() => import('./ledger/import/ImportPage.tsx'), 'ImportPage'),
})

const newLedgerRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/new',
  component: lazyRouteComponent(() => import('./ledger/own/NewLedgerPage.tsx'), 'NewLedgerPage'),
})

const ledgerSettingsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$ledger/settings',
  component: lazyRouteComponent(() => import('./ledger/own/LedgerSettingsPage.tsx'), 'LedgerSettingsPage'),
})

const doublesRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledgers/$ledger/doubles',
  component: lazyRouteComponent(() => import('./ledger/double/DoublesPage.tsx'), 'DoublesPage'),
})

const doubleOverviewRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/doubles',
  component: lazyRouteComponent(() => import('./ledger/double/DoubleOverview.tsx'), 'DoubleOverview'),
})

const gridRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/grid',
  validateSearch: readGridSearch,
  component: lazyRouteComponent(() => import('./grid/GridPage.tsx'), 'GridPage'),
})

const loopsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/loops',
  component: lazyRouteComponent(() => import('./loop/LoopList.tsx'), 'LoopList'),
})

const loopRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/loops/$loop',
  validateSearch: readLoopSearch,
  component: lazyRouteComponent(() => import('./loop/LoopPage.tsx'), 'LoopPage'),
})

const caseRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/cases/$case',
  component: lazyRouteComponent(() => import('./loop/case/CasePage.tsx'), 'CasePage'),
})

const boardsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/boards',
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import('./board/BoardPage.tsx'), 'BoardPage'),
})

const indicatorsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/indicators',
  validateSearch: readIndicatorSearch,
  component: lazyRouteComponent(() => import('./indicator/IndicatorList.tsx'), 'IndicatorList'),
})

const indicatorRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/indicators/$indicator',
  validateSearch: readIndicatorSearch,
  component: lazyRouteComponent(() => import('./indicator/IndicatorPage.tsx'), 'IndicatorPage'),
})

const reportsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports',
  component: lazyRouteComponent(() => import('./report/ReportList.tsx'), 'ReportList'),
})

const draftRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports/draft',
  component: lazyRouteComponent(() => import('./report/draft/DraftPage.tsx'), 'DraftPage'),
})

const reportRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports/$report',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./report/ReportPage.tsx'), 'ReportPage'),
})

const frozenRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/frozen/$frozen',
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import('./report/FrozenPage.tsx'), 'FrozenPage'),
})

const formsRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms',
  component: lazyRouteComponent(() => import('./form/FormList.tsx'), 'FormList'),
})

const formRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/forms/$form',
  validateSearch: readFormSearch,
  component: lazyRouteComponent(() => import('./form/FormPage.tsx'), 'FormPage'),
})

const yearRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/years',
  validateSearch: readYearSearch,
  component: lazyRouteComponent(() => import('./report/year/YearPage.tsx'), 'YearPage'),
})

/** Every other address may be a screen that a pack declares; one that the town's catalogue does not have is no page. */
const screenRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/$',
  validateSearch: (search: Record<string, unknown>) => search,
  loader: ({ location }) => loadScreen(location.pathname),
  component: lazyRouteComponent(() => import('./screen/ScreenPage.tsx'), 'ScreenPage'),
  notFoundComponent: PageNotFound,
})

/** Administrators keep the town's house; auditors read it; nobody else is shown into it by an address. */
const managingRoute = createRoute({
  getParentRoute: () => frameRoute,
  id: 'managing',
  component: ManagingRoom,
})

function ManagingRoom() {
  return mayManage(useSession()) ? <Outlet /> : <NotPermitted title="管理" who="管理员和审计员" />
}

const manageRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage',
  component: lazyRouteComponent(() => import('./manage/ManagePage.tsx'), 'ManagePage'),
})

const usersRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/users',
  component: lazyRouteComponent(() => import('./manage/UsersPage.tsx'), 'UsersPage'),
})

const webhooksRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/webhooks',
  component: lazyRouteComponent(() => import('./manage/WebhooksPage.tsx'), 'WebhooksPage'),
})

const domainsRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/domains',
  component: lazyRouteComponent(() => import('./manage/DomainsPage.tsx'), 'DomainsPage'),
})

const publicPagesRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/public-pages',
  component: lazyRouteComponent(() => import('./manage/PublicPagesPage.tsx'), 'PublicPagesPage'),
})

const complianceRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/compliance',
  component: lazyRouteComponent(() => import('./manage/CompliancePage.tsx'), 'CompliancePage'),
})

const destructionRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/destruction',
  component: lazyRouteComponent(() => import('./manage/DestructionPage.tsx'), 'DestructionPage'),
})

const signInRulesRoute = createRoute({
  getParentRoute: () => managingRoute,
  path: '/manage/sign-in',
  component: lazyRouteComponent(() => import('./manage/AccessRulesPage.tsx'), 'AccessRulesPage'),
})

const accountRoute = createRoute({
  getParentRoute: () => frameRoute,
  path: '/account',
  component: lazyRouteComponent(() => import('./manage/AccountPage.tsx'), 'AccountPage'),
})

const frame = frameRoute.addChildren([
  workbenchRoute,
  ledgersRoute,
  ledgerRoute,
  importRoute,
  newLedgerRoute,
  ledgerSettingsRoute,
  doublesRoute,
  doubleOverviewRoute,
  gridRoute,
  loopsRoute,
  loopRoute,
  caseRoute,
  boardsRoute,
  indicatorsRoute,
  indicatorRoute,
  reportsRoute,
  draftRoute,
  reportRoute,
  frozenRoute,
  formsRoute,
  formRoute,
  yearRoute,
  screenRoute,
  accountRoute,
  managingRoute.addChildren([
    manageRoute,
    usersRoute,
    signInRulesRoute,
    domainsRoute,
    publicPagesRoute,
    webhooksRoute,
    complianceRoute,
    destructionRoute,
  ]),
])

export const router = createRouter({
  routeTree: rootRoute.addChildren([signInRoute, passwordRoute, secondFactorRoute, countyRoute, frame]),
  defaultPreload: 'intent',
  scrollRestoration: true,
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: PageError,
})

onSessionEnd(() => {
  if (['/sign-in', '/county'].includes(router.state.location.pathname)) return
  const from = router.state.location.href
  queryClient.setQueryData(sessionQuery.queryKey, null)
  void router.navigate({ to: '/sign-in', search: { from } })
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
