import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi()
})
afterAll(() => test.close())

/** A loop of the packs that begins with each record and whose first step somebody may take by role. */
const begin = async (): Promise<{ readonly case: string; readonly ledger: string; readonly record: string }> => {
  const village = await test.call('clerk', 'POST', '/api/ledgers/village/records', {
    values: { code: '999901102201', name: `村${Math.random()}` },
  })
  expect(village.status).toBe(200)
  const hazard = await test.call('clerk', 'POST', '/api/ledgers/hazard/records', {
    values: { name: '电线裸露', foundOn: '2021-01-15', village: village.body.id },
  })
  expect([hazard.status, hazard.body.error]).toEqual([200, undefined])
  const cases = await test.call('clerk', 'GET', `/api/ledgers/hazard/records/${hazard.body.id}/cases`)
  return { case: cases.body[0]?.id, ledger: 'hazard', record: hazard.body.id }
}

describe('the work', () => {
  it('is told without any case: lists, counts and notices answer in their shapes', async () => {
    for (const role of ['clerk', 'leader', 'gridWorker', 'auditor'] as const) {
      expect((await test.call(role, 'GET', '/api/loops')).status).toBe(200)
      expect((await test.call(role, 'GET', '/api/work')).body).toEqual({ mine: 0, due: 0, late: 0, escalated: 0 })
      for (const which of ['mine', 'due', 'late', 'escalated'])
        expect((await test.call(role, 'GET', `/api/work/${which}?limit=50`)).body).toMatchObject({ items: [] })
      expect((await test.call(role, 'GET', '/api/notices')).body).toEqual({ notices: [], unread: 0 })
      expect((await test.call(role, 'POST', '/api/notices/read', {})).body).toEqual({ unread: 0 })
      expect((await test.call(role, 'POST', '/api/cases/query', { search: '电线', mine: true, late: true })).body).toEqual({ cases: [] })
    }
    expect((await test.call('clerk', 'GET', '/api/work/other')).status).toBe(400)
    expect((await test.call('auditor', 'POST', '/api/cases', { loop: 'x', subject: 'x' })).status).toBe(403)
    expect((await test.call('clerk', 'POST', '/api/cases', { loop: 'x', subject: 'x' })).body.error.code).toBe('not-found')
    expect((await test.call('clerk', 'GET', '/api/loops/x/export?format=csv')).body.error.code).toBe('not-found')
  })
})
