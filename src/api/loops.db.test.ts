import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../kernel/loop/testing/sample-pack.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi({ catalogue: sampleCatalogue })
})
afterAll(() => test.close())

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

describe('a case', () => {
  it('goes its way over the wire, each step with its refusals', async () => {
    const village = await test.call('clerk', 'POST', '/api/ledgers/village/records', { values: { name: '石桥村' } })
    const values = { code: 'E1', what: '井盖松动', reportedOn: '2021-01-15', village: village.body.id }
    const record = await test.call('clerk', 'POST', '/api/ledgers/event/records', { values })
    const [one] = (await test.call('leader', 'GET', `/api/ledgers/event/records/${record.body.id}/cases`)).body
    expect(one).toMatchObject({ loop: 'event', state: 'reported', subjectTitle: '井盖松动', due: '2021-01-18' })
    const step = (role: 'clerk' | 'leader' | 'gridWorker', body: object) => test.call(role, 'POST', `/api/cases/${one.id}/steps`, body)
    expect((await step('leader', { version: 1, step: 'accept' })).body.error).toMatchObject({
      code: 'not-permitted',
      message: '“受理”由科室干部办理。',
    })
    expect((await step('clerk', { version: 1, step: 'reject' })).body.error).toMatchObject({
      code: 'invalid',
      fields: [{ field: 'opinion' }],
    })
    expect((await step('clerk', { version: 1, step: 'accept' })).body.case).toMatchObject({ state: 'handling', version: 2 })
    expect((await step('clerk', { version: 1, step: 'accept' })).status).toBe(409)
    expect((await test.call('gridWorker', 'GET', '/api/work')).body).toMatchObject({ mine: 1 })
    const work = await test.call('gridWorker', 'GET', '/api/work/mine')
    expect(work.body.items[0]).toMatchObject({ id: one.id, steps: [{ id: 'handle', plain: false }] })
    const detail = await test.call('clerk', 'GET', `/api/cases/${one.id}`)
    expect(detail.body.log.map((entry: { step: string }) => entry.step)).toEqual(['open', 'accept'])
    const loops = await test.call('clerk', 'GET', '/api/loops')
    expect(loops.body.find((loop: { id: string }) => loop.id === 'event')).toMatchObject({ open: 1, ended: 0 })
    const suspended = await test.call('clerk', 'POST', `/api/cases/${one.id}/suspend`, { version: 2, until: '2021-01-20', opinion: '等料' })
    expect(suspended.body.case).toMatchObject({ suspendedUntil: '2021-01-20', due: '2021-01-25' })
    const resumed = await test.call('clerk', 'POST', `/api/cases/${one.id}/resume`, { version: 3 })
    expect(resumed.body.case).toMatchObject({ suspendedUntil: null, due: '2021-01-20' })
    const csv = await test.call('clerk', 'GET', '/api/loops/event/export?format=csv&states=handling')
    expect(csv.bytes.toString()).toContain('2021-000001,井盖松动,处理中')
    const bulk = await test.call('clerk', 'POST', '/api/cases/steps', {
      loop: 'event',
      step: 'accept',
      cases: [{ id: one.id, version: 4 }],
    })
    expect(bulk.body).toEqual({
      taken: 0,
      refused: [{ case: one.id, number: '2021-000001', subjectTitle: '井盖松动', why: expect.stringContaining('现在是“处理中”') }],
    })
    expect((await test.call('clerk', 'POST', '/api/ledgers/case/records', { values: {} })).status).toBe(403)
    expect((await test.call('clerk', 'POST', '/api/loops/event/adopt')).body).toEqual({ adopted: 0 })
  })
})
