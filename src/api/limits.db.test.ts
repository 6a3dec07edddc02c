import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const json = { 'content-type': 'application/json' }

it('the sign-in takes in no more than an account and a password need', async () => {
  const send = (payload: string) => test.api.inject({ method: 'POST', url: '/api/session', headers: json, payload })
  expect((await send('['.repeat(3 * 1024 * 1024))).statusCode).toBe(413)
  expect((await send(JSON.stringify({ account: 'a', password: 'b'.repeat(5_000) }))).statusCode).toBe(413)
  expect((await send('['.repeat(4_000))).statusCode).toBe(413)
  expect((await send(`[${'1,'.repeat(1_900)}1]`)).statusCode).toBe(413)
})

it('a body too deep or too wide is refused before it is read', async () => {
  const headers = { ...json, cookie: await test.cookieOf('clerk') }
  const send = (payload: string) => test.api.inject({ method: 'POST', url: '/api/ledgers/village/query', headers, payload })
  for (const payload of ['['.repeat(500_000), '{"a":'.repeat(100_000), `[${'1,'.repeat(300_000)}1]`, `[${'[],'.repeat(200_000)}[]]`]) {
    const { statusCode, body } = await send(payload)
    expect([statusCode, JSON.parse(body).error.message]).toEqual([413, '提交的内容太大。'])
  }
  expect((await send(JSON.stringify({ limit: 50 }))).statusCode).toBe(200)
})

it('thousands of cases at once are not too wide', async () => {
  const cases = Array.from({ length: 20_000 }, (_, index) => ({
    id: `0197b000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    version: 1,
  }))
  expect((await test.call('clerk', 'POST', '/api/cases/steps', { cases, step: 'x' })).status).not.toBe(413)
})

it('the character NUL in a cookie, a header or an address is refused, never an incident', async () => {
  const cookies = ['qianbi_session=%00.%00', 'qianbi_session=999901102.%00', 'other=%00']
  for (const cookie of cookies) expect((await test.api.inject({ url: '/api/session', headers: { cookie } })).statusCode).toBe(400)
  const cookie = await test.cookieOf('clerk')
  for (const url of ['/api/ledgers/%00', '/api/ledgers/village/records/%00', '/api/jobs/a%00b', '/%00', '/api/search?text=%00'])
    expect([url, (await test.api.inject({ url, headers: { cookie } })).statusCode]).toEqual([url, 400])
  const headers = { cookie, origin: '\u0000', 'sec-fetch-site': '\u0000', accept: 'text/\u0000' }
  expect((await test.api.inject({ url: '/api/session', headers })).statusCode).toBe(400)
})

it('a cookie that is no token is nobody', async () => {
  for (const token of ['', '.', 'a.b', '%F0%9F%98%80.x', "';--.x", `${'9'.repeat(5_000)}.x`, '%ZZ.%ZZ', '%ED%A0%80.a'])
    expect([token, (await test.api.inject({ url: '/api/session', headers: { cookie: `qianbi_session=${token}` } })).statusCode]).toEqual([
      token,
      401,
    ])
})

it('a period out of reach is refused wherever one is taken in, and its edges are not', async () => {
  const name = encodeURIComponent('行政村数')
  const answers = async (period: string) => [
    (await test.call('clerk', 'GET', `/api/indicators?period=${period}`)).status,
    (await test.call('clerk', 'GET', `/api/indicators/${name}/slices?period=${period}`)).status,
    (await test.call('clerk', 'POST', `/api/indicators/${name}/trace`, { period })).body.result.error?.includes('不是期间') === true,
  ]
  for (const period of ['0001..9999', '0001', '9999', '1900..2199', '0001-01..9999-12', '2020..9999', '0001-01-01'])
    expect([period, await answers(period)]).toEqual([period, [400, 400, true]])
  for (const period of ['1900', '2199', '1900..1949', '2199-12-31', '1900-Q1', '1900-01-01'])
    expect([period, await answers(period)]).toEqual([period, [200, expect.any(Number), false]])
  for (const year of ['0001', '0000', '9999'])
    expect((await test.call('clerk', 'GET', `/api/indicators/${name}/series?year=${year}`)).status).toBe(400)
  for (const year of ['1900', '2199'])
    expect((await test.call('clerk', 'GET', `/api/indicators/${name}/series?year=${year}`)).status).toBe(200)
  const { body } = await test.call('clerk', 'POST', '/api/indicators/evaluate', {
    requests: [{ indicator: '行政村数', period: '0001..9999' }],
  })
  expect(body[0].error).toContain('不是期间')
})
