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
