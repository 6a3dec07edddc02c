import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

const search = async (text: string): Promise<readonly { readonly kind: string; readonly id: string }[]> =>
  (await test.call('leader', 'GET', `/api/search?text=${encodeURIComponent(text)}`)).body

it('finds an open case by the words of its record and by its number, an ended one by its number', async () => {
  const values = { name: '竹编直播专场', date: '2021-01-10', status: 'planned' }
  const record = await test.call('clerk', 'POST', '/api/ledgers/promotion-event/records', { values })
  const [one] = (await test.call('clerk', 'GET', `/api/ledgers/promotion-event/records/${record.body.id}/cases`)).body
  const hit = { kind: 'case', id: one.id, title: one.subjectTitle, detail: `推介活动 · 策划 · ${one.number}` }
  expect(await search('竹编直播')).toContainEqual(hit)
  expect(await search(one.number)).toEqual([hit])

  await test.call('clerk', 'POST', `/api/cases/${one.id}/steps`, { version: 1, step: 'cancel', opinion: '主播生病' })
  expect((await search('竹编直播')).filter(({ kind }) => kind === 'case')).toEqual([])
  expect(await search(one.number)).toEqual([{ ...hit, detail: `推介活动 · 取消 · ${one.number}` }])
})

it('finds an address, which is kept sealed, whole and by its beginning and end, for who sees it; asked for a part it says what can be asked', async () => {
  const { body: village } = await test.call('clerk', 'POST', '/api/ledgers/village/records', {
    values: { code: '999901102201', name: '竹口村' },
  })
  const address = '竹口村上坪组12号'
  const { body: person } = await test.call('clerk', 'POST', '/api/ledgers/person/records', {
    values: { name: '顾石龙', village: village.id, address },
  })
  const list = (role: 'clerk' | 'leader', query: object) => test.call(role, 'POST', '/api/ledgers/person/query', query)
  const found = async (role: 'clerk' | 'leader', query: object) =>
    (await list(role, query)).body.records.map(({ id }: { id: string }) => id)
  for (const text of [address, '竹口村上', '竹口村上坪组', '组12号'])
    expect(await found('clerk', { search: text }), text).toEqual([person.id])
  expect(await found('clerk', { search: '上坪组1' })).toEqual([])
  expect(await found('leader', { search: address })).toEqual([])
  const by = (operator: string, value: string) => ({ filters: [{ field: 'address', operator, value }] })
  expect(await found('clerk', by('=', address))).toEqual([person.id])
  const part = await list('clerk', by('contains', '上坪组'))
  expect([part.status, part.body.error.message]).toEqual([400, expect.stringContaining('只能按整个内容筛选')])
})
