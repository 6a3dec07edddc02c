import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const add = async (name: string) =>
  (await test.call('clerk', 'POST', '/api/ledgers/promotion-event/records', { values: { name, date: '2021-01-10', status: 'planned' } }))
    .body

it('changes and withdraws many at once by one entry, named by the ledger’s label as well, and takes them back', async () => {
  const [one, two] = [await add('春茶推介'), await add('竹编推介')]
  const path = `/api/ledgers/${encodeURIComponent('推介活动')}`
  const operations = [
    { type: 'amend', id: one.id, version: one.version, values: { name: '夏茶推介' } },
    { type: 'withdraw', id: two.id, version: two.version },
  ]
  expect(await test.call('clerk', 'POST', `${path}/records/bulk`, { operations })).toMatchObject({ status: 400 })
  const done = await test.call('clerk', 'POST', `${path}/records/bulk`, { operations, reason: '改名' })
  expect(done).toMatchObject({ status: 200, body: { added: 0, amended: 1, withdrawn: 1 } })
  expect(await test.call('clerk', 'GET', `/api/ledgers/promotion-event/records/${two.id}`)).toMatchObject({ status: 404 })
  expect(await test.call('clerk', 'POST', `${path}/bulk/${done.body.entry}/undo`)).toMatchObject({ status: 200 })
  expect((await test.call('clerk', 'GET', `/api/ledgers/promotion-event/records/${one.id}`)).body.title).toContain('春茶推介')
  expect(await test.call('clerk', 'GET', `/api/ledgers/promotion-event/records/${two.id}`)).toMatchObject({ status: 200 })
})

it('keeps views with their author, the office’s only by whoever writes', async () => {
  const path = '/api/ledgers/promotion-event/views'
  const view = { name: '本月', shared: true, setup: '{}' }
  expect(await test.call('auditor', 'POST', path, view)).toMatchObject({ status: 403 })
  const saved = await test.call('clerk', 'POST', path, view)
  expect(saved).toMatchObject({ status: 200, body: { name: '本月', shared: true, own: true } })
  expect((await test.call('auditor', 'GET', path)).body).toMatchObject([{ name: '本月', own: false }])
  expect(await test.call('auditor', 'DELETE', `/api/views/${saved.body.id}`)).toMatchObject({ status: 403 })
  expect(await test.call('clerk', 'DELETE', `/api/views/${saved.body.id}`)).toMatchObject({ status: 200 })
})

it('hands a list out as an office’s table with its title and the conditions in words', async () => {
  const { status, headers } = await test.call(
    'clerk',
    'GET',
    `/api/ledgers/promotion-event/export?format=xlsx&layout=office&conditions=${encodeURIComponent('状态 策划')}`,
  )
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('spreadsheetml')
})
