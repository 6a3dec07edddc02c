import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sampleCatalogue } from '../kernel/loop/testing/sample-pack.ts'
import { openTestApi, type TestApi } from './testing.ts'

let test: TestApi
beforeAll(async () => {
  test = await openTestApi({ catalogue: sampleCatalogue })
})
afterAll(() => test.close())

// Told first without any case, then with the first one there is: the lists count, and cases are numbered.
describe('loops over HTTP', { shuffle: false }, () => {
  describe('the work', () => {
    it('is told without any case: lists, counts and notices answer in their shapes', async () => {
      for (const role of ['clerk', 'leader', 'gridWorker', 'auditor'] as const) {
        const api = test.as(role)
        expect((await api.listLoops()).length).toBeGreaterThan(0)
        expect(await api.countWork()).toEqual({ mine: 0, able: 0, due: 0, late: 0, escalated: 0 })
        for (const which of ['mine', 'able', 'due', 'late', 'escalated'] as const)
          expect(await api.listWork({ which, limit: '50' })).toMatchObject({ items: [] })
        expect(await api.listNotices()).toEqual({ notices: [], comments: [], unread: 0 })
        expect(await api.readNotices()).toEqual({ unread: 0 })
        expect(await api.queryCases({ search: '电线', mine: true, late: true })).toEqual({ cases: [] })
      }
      expect((await test.call('clerk', 'GET', '/api/work/other')).status).toBe(400)
      await expect(test.as('auditor').openCase({ loop: 'x', subject: 'x' })).rejects.toMatchObject({ status: 403 })
      await expect(test.as('clerk').openCase({ loop: 'x', subject: 'x' })).rejects.toMatchObject({ status: 404, code: 'not-found' })
      expect((await test.call('clerk', 'GET', '/api/loops/x/export?format=csv')).body.error.code).toBe('not-found')
    })
  })

  describe('a case', () => {
    it('goes its way over the wire, each step with its refusals', async () => {
      const clerk = test.as('clerk')
      const village = await clerk.addRecord({ ledger: 'village', values: { name: '石桥村' } })
      const cadre = await clerk.addRecord({ ledger: 'cadre', values: { name: '竹甲' } })
      const duty = { objectKind: 'village', object: village.id, holder: cadre.id, role: 'secondary', startedOn: '2020-01-01' }
      await clerk.addRecord({ ledger: 'duty', values: duty })
      const administrator = test.as('administrator')
      const user = (await administrator.listUsers()).find(({ account }) => account === 'gridWorker')
      await administrator.changeUser({ user: user?.id ?? '', cadre: cadre.id })
      const values = { code: 'E1', what: '井盖松动', reportedOn: '2021-01-15', village: village.id }
      const record = await clerk.addRecord({ ledger: 'event', values })
      const [one] = await test.as('leader').listRecordCases({ ledger: 'event', id: record.id })
      if (one === undefined) throw new Error('the record began no case')
      expect(one).toMatchObject({ loop: 'event', state: 'reported', subjectTitle: '井盖松动', due: '2021-01-18' })
      const { id } = one
      await expect(test.as('leader').takeStep({ id, version: 1, step: 'accept' })).rejects.toMatchObject({
        code: 'not-permitted',
        message: '“受理”由科室干部办理。',
      })
      await expect(clerk.takeStep({ id, version: 1, step: 'reject' })).rejects.toMatchObject({
        code: 'invalid',
        fields: [{ field: 'opinion' }],
      })
      expect((await clerk.takeStep({ id, version: 1, step: 'accept' })).case).toMatchObject({ state: 'handling', version: 2 })
      await expect(clerk.takeStep({ id, version: 1, step: 'accept' })).rejects.toMatchObject({ status: 409 })
      const worker = test.as('gridWorker')
      expect(await worker.countWork()).toMatchObject({ mine: 1 })
      expect((await worker.listWork({ which: 'mine' })).items[0]).toMatchObject({
        id,
        steps: expect.arrayContaining([expect.objectContaining({ id: 'handle', plain: false })]),
      })
      expect((await clerk.getCase({ id })).log.map(({ step }) => step)).toEqual(['open', 'accept'])
      expect((await clerk.listLoops()).find((loop) => loop.id === 'event')).toMatchObject({ open: 1, ended: 0 })
      const suspended = await clerk.suspendCase({ id, version: 2, until: '2021-01-20', opinion: '等料' })
      expect(suspended.case).toMatchObject({ suspendedUntil: '2021-01-20', due: '2021-01-25' })
      expect((await clerk.resumeCase({ id, version: 3 })).case).toMatchObject({ suspendedUntil: null, due: '2021-01-20' })
      const csv = await test.call('clerk', 'GET', '/api/loops/event/export?format=csv&states=handling')
      expect(csv.bytes.toString()).toContain('2021-000001,井盖松动,处理中')
      expect(await clerk.takeSteps({ loop: 'event', step: 'accept', cases: [{ id, version: 4 }] })).toEqual({
        taken: 0,
        refused: [{ case: id, number: '2021-000001', subjectTitle: '井盖松动', why: expect.stringContaining('现在是“处理中”') }],
      })
      await expect(clerk.addRecord({ ledger: 'case', values: {} })).rejects.toMatchObject({ status: 403 })
      expect(await clerk.adoptCases({ loop: 'event' })).toEqual({ adopted: 0 })
    })

    it('is named by the path alone, whatever else a body says', async () => {
      const clerk = test.as('clerk')
      const [one, other] = (await clerk.queryCases({ standing: 'all' })).cases
      const address = `/api/cases/${other?.id ?? 'nobody'}/resume`
      const answer = await test.call('clerk', 'POST', address, { version: 1, id: one?.id ?? '' })
      expect(answer.body.error.code).toBe('not-found')
    })
  })
})
