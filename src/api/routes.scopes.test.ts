import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can } from '../kernel/access/authorize.ts'
import { openTestApi, type Route, roles, type TestApi, town } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const publicRoutes = [
  'POST /api/session',
  'POST /api/session/county',
  'POST /api/session/county/proposal',
  'POST /api/session/county/return',
  'POST /api/session/passkey',
  'POST /api/session/passkey/proposal',
  'GET /api/session/demo-users',
  'GET /api/session/towns',
  'GET /api/openapi.json',
  'GET /api/health',
  'GET /api/ready',
]

/** The routes of the API proper, without the pages that explain it. */
const apiRoutes = () =>
  test.routes.filter(({ method, url }) => method !== 'HEAD' && url.startsWith('/api/') && !url.startsWith('/api/docs'))
const nameOf = ({ method, url }: Route) => `${method} ${url}`
const place = (url: string) => url.replace(':ledger', 'village').replace(/:\w+/g, 'no-such-thing')

const call = async (route: Route, cookie?: string) => {
  const answer = await test.api.inject({
    method: route.method as 'GET',
    url: place(route.url),
    headers: cookie === undefined ? {} : { cookie },
    ...(route.method === 'GET' || route.method === 'DELETE' ? {} : { payload: {} }),
  })
  return answer
}

describe('every route', () => {
  it('declares its right, and only these need no session', () => {
    expect(apiRoutes().length).toBeGreaterThan(35)
    expect(apiRoutes().filter(({ right }) => right === undefined)).toEqual([])
    expect(
      apiRoutes()
        .filter(({ right }) => right === 'public')
        .map(nameOf)
        .sort(),
    ).toEqual([...publicRoutes].sort())
  })

  it('outside the interface is open to everybody, reads only but for the gate of proposals and the hall of a vote, and is one of these', () => {
    const others = test.routes.filter(({ method, url }) => method !== 'HEAD' && !url.startsWith('/api'))
    expect(others.filter(({ right }) => right !== 'public')).toEqual([])
    expect(
      others
        .map(nameOf)
        .map((name) => name.replace(/(style|similar)\.[0-9a-f]+/, '$1'))
        .sort(),
    ).toEqual([
      'GET /public/*',
      'GET /public/:town/:page',
      'GET /public/:town/:page/:key',
      'GET /public/:town/:page/:key/:picture',
      'GET /public/:town/:page/data.csv',
      'GET /public/:town/:page/data.json',
      'GET /public/:town/:page/new',
      'GET /public/:town/:page/receipt',
      'GET /public/:town/:page/similar',
      'GET /public/:town/hall/:hall',
      'GET /public/similar.js',
      'GET /public/style.css',
      'POST /public/:town/:page/new',
      'POST /public/:town/:page/receipt',
      'POST /public/:town/hall/:hall',
    ])
  })

  it('refuses who has not signed in, before it looks at anything else', async () => {
    for (const route of apiRoutes().filter(({ right }) => right !== 'public')) {
      const answer = await call(route)
      expect([nameOf(route), answer.statusCode, answer.json().error.code]).toEqual([nameOf(route), 401, 'not-signed-in'])
    }
  })

  it('refuses a made-up and a withdrawn session', async () => {
    for (const cookie of ['qianbi_session=x', `qianbi_session=${town}.abc`, 'qianbi_session=']) {
      const answer = await test.api.inject({ method: 'GET', url: '/api/ledgers', headers: { cookie } })
      expect(answer.statusCode).toBe(401)
    }
  })

  it.each(roles)('lets %s do what the role permits, and nothing else', async (role) => {
    const actor = { id: 'x', name: 'x', town, role }
    for (const route of apiRoutes().filter(({ url }) => url !== '/api/session')) {
      if (route.right === undefined || route.right === 'public') continue
      const { statusCode } = await call(route, await test.cookieOf(role))
      if (can(actor, route.right)) expect([nameOf(route), [401, 403, 500].includes(statusCode)]).toEqual([nameOf(route), false])
      else expect([nameOf(route), statusCode]).toEqual([nameOf(route), 403])
    }
  })

  it('that changes something is closed to the auditor, who may read everything', () => {
    const auditor = { id: 'x', name: 'x', town, role: 'auditor' } as const
    const open = apiRoutes().filter(({ right }) => right !== undefined && right !== 'public' && can(auditor, right))
    const changing = open
      .filter(({ method }) => method !== 'GET')
      .map(nameOf)
      .sort()
    expect(changing).toEqual([
      'DELETE /api/session',
      'DELETE /api/session/all/:session',
      'POST /api/audit/verify',
      'POST /api/cases/query',
      'POST /api/indicators/:id/trace',
      'POST /api/indicators/evaluate',
      'POST /api/jobs/:job/cancel',
      'POST /api/ledgers/:ledger/groups',
      'POST /api/ledgers/:ledger/query',
      'POST /api/ledgers/:ledger/records/:id/comments/seen',
      'POST /api/notices/read',
      'POST /api/reports/compile',
      'POST /api/session/county/link',
      'POST /api/session/county/link/end',
      'POST /api/session/passkeys',
      'POST /api/session/passkeys/:passkeyId/end',
      'POST /api/session/passkeys/proposal',
      'POST /api/session/password',
      'POST /api/session/second-factor/end',
      'POST /api/session/second-factor/proposal',
      'PUT /api/session/second-factor',
    ])
    const closed = apiRoutes().filter(
      ({ method, right }) => method === 'GET' && right !== undefined && right !== 'public' && !can(auditor, right),
    )
    // Who may be called by `@` is asked by nobody who says nothing; a copy for the person has everything in full.
    expect(closed.map(nameOf).sort()).toEqual(['GET /api/ledgers/:ledger/records/:id/mentionable', 'GET /api/people/:person/copy'])
  })

  it('is refused when another site’s page sends it', async () => {
    const cookie = await test.cookieOf('administrator')
    for (const headers of [
      { origin: 'https://elsewhere.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
    ]) {
      for (const route of apiRoutes().filter(({ method }) => method !== 'GET')) {
        const answer = await test.api.inject({
          method: route.method as 'POST',
          url: place(route.url),
          headers: { cookie, ...headers },
          payload: {},
        })
        expect([nameOf(route), answer.statusCode]).toEqual([nameOf(route), 403])
      }
    }
  })

  it('is described, in Chinese, with its answer', async () => {
    const described = (await test.call('auditor', 'GET', '/api/openapi.json')).body
    for (const route of apiRoutes().filter(({ url }) => url !== '/api/openapi.json')) {
      const path = route.url.replace(/:(\w+)/g, '{$1}')
      const operation = described.paths[path]?.[route.method.toLowerCase()]
      expect([nameOf(route), operation?.summary]).toEqual([nameOf(route), expect.stringMatching(/[\u4e00-\u9fff]/)])
      expect([nameOf(route), Object.keys(operation.responses)]).toEqual([nameOf(route), expect.arrayContaining(['200', '4XX', '5XX'])])
      expect([nameOf(route), operation.tags?.length]).toEqual([nameOf(route), 1])
    }
  })
})
