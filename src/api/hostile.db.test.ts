import { afterAll, beforeAll, expect, it } from 'vitest'
import { addRecord } from '../kernel/index.ts'
import { openTestApi, type TestApi, town } from './testing.ts'

const actor = { id: 'system', name: '系统', town, role: 'administrator' } as const

let test: TestApi
let village = ''
beforeAll(async () => {
  test = await openTestApi()
  village = (await addRecord(test.kernel, actor, { ledger: 'village', values: { code: '999901102201', name: '白水村' } })).id
})
afterAll(() => test.close())

it('what is no instant, too large a number or no text at all is refused, never an incident', async () => {
  const strange = '竹\u0000林'
  const year = { requests: [{ indicator: '村数', period: '2020' }] }
  const calls: readonly (readonly [method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown])[] = [
    ['POST', '/api/ledgers/village/query', { asOf: '昨天下午' }],
    ['POST', '/api/ledgers/key-project/groups', { by: strange }],
    ['POST', '/api/ledgers/key-project/groups', { by: 'category', filters: [{ field: 'name', operator: '=', value: strange }] }],
    ['POST', '/api/ledgers/village/query', { asOf: '2020-13-41' }],
    ['POST', '/api/ledgers/village/query', { search: strange }],
    ['POST', '/api/ledgers/village/query', { filters: [{ field: 'name', operator: '=', value: strange }] }],
    ['POST', '/api/ledgers/key-project/query', { filters: [{ field: 'plannedInvestment', operator: '>', value: '9'.repeat(60) }] }],
    [
      'POST',
      '/api/ledgers/low-income-household/query',
      { filters: [{ field: 'members', operator: '=', value: '99999999999999' }], totals: true },
    ],
    ['POST', '/api/ledgers/low-income-household/query', { filters: [{ field: 'members', operator: '<', value: '99999999999999' }] }],
    ['POST', '/api/ledgers/village/records', { values: { code: '999901102202', name: strange } }],
    ['PATCH', `/api/ledgers/village/records/${village}`, { version: 1, values: { name: '白水' }, reason: strange }],
    ['POST', `/api/ledgers/village/records/${village}/withdraw`, { version: 1, reason: strange }],
    ['POST', '/api/cases/query', { search: strange }],
    ['GET', `/api/search?text=${encodeURIComponent(strange)}`],
    ['GET', `/api/ledgers/village/options?search=${encodeURIComponent(strange)}`],
    ['POST', '/api/indicators/evaluate', { ...year, asOf: '昨天下午' }],
    ['POST', `/api/indicators/${encodeURIComponent('村数')}/trace`, { period: '2020', asOf: '2020-99-99' }],
    ['GET', '/api/grid/coverage?on=2020-99-99'],
    ['GET', '/api/grid/load?on=2020-02-31'],
    ['POST', '/api/duties/leave', { cadre: village, from: '2020-02-31', to: '2020-03-40' }],
    ['GET', '/api/boards/key-projects?month=2020-99'],
    ['POST', '/api/users', { account: strange, name: '某人', role: 'clerk', office: '', password: 'bamboo-2020' }],
    ['POST', '/api/session', { account: strange, password: strange }],
  ]
  const found: unknown[] = []
  for (const [method, url, body] of calls) {
    const { status } = await test.call('administrator', method, url, body)
    if (status >= 500) found.push([method, url, body, status])
  }
  expect(found).toEqual([])
})

it('a body nested deeper than any stack is refused, never an incident', async () => {
  const payload = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
  const send = async (url: string, headers: Record<string, string>) =>
    (await test.api.inject({ method: 'POST', url, headers: { 'content-type': 'application/json', ...headers }, payload })).statusCode
  // Signing in takes a few words, and reads no more.
  expect(await send('/api/session', {})).toBe(413)
  expect(await send('/api/ledgers/village/query', { cookie: await test.cookieOf('clerk') })).toBe(413)
})

it('a day means its end wherever a state is asked for, as it does in an export', async () => {
  test.passTime(1000)
  await addRecord(test.kernel, actor, { ledger: 'village', values: { code: '999901102203', name: '后山村' } })
  const names = async (asOf: string) => {
    const { body } = await test.call('clerk', 'POST', '/api/ledgers/village/query', {
      asOf,
      filters: [{ field: 'name', operator: '=', value: '后山村' }],
    })
    return body.records.length
  }
  expect([await names('2021-01-14'), await names('2021-01-15')]).toEqual([0, 1])
})

it('accounts, messages to groups and the audit log are for administrators and auditors alone', async () => {
  for (const url of ['/api/users', '/api/webhooks', '/api/audit']) {
    for (const role of ['clerk', 'editor', 'leader', 'villageCadre', 'gridWorker'] as const)
      expect((await test.call(role, 'GET', url)).status).toBe(403)
    for (const role of ['administrator', 'auditor'] as const) expect((await test.call(role, 'GET', url)).status).toBe(200)
  }
})

it('an address that cannot be read is refused in our own words', async () => {
  for (const url of ['/api/ledgers/%E0%A4%A', '/%', '/api/%ZZ/query']) {
    const { statusCode, json } = await test.api.inject({ method: 'GET', url })
    expect({ url, statusCode, error: json().error }).toMatchObject({
      url,
      statusCode: 400,
      error: { code: 'invalid', message: expect.stringContaining('网址') },
    })
  }
})
