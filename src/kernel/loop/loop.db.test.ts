import { beforeAll, beforeEach, expect, it } from 'vitest'
import { getRecord } from '../ledger/query/get-record.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { takeStep } from './command/take-step.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'

describeOneEngine('a case', (open) => {
  let engine: Engine
  let sample: Sample
  beforeAll(async () => {
    engine = await open()
  })
  // A town of its own for every test: cases are numbered within one.
  beforeEach(async () => {
    sample = await openLoopSample(engine)
  })

  it('is opened with its record, at the state that the record shows, with its deadline', async () => {
    const one = await sample.report('A1')
    expect(one).toMatchObject({
      state: 'reported',
      stateLabel: '待受理',
      due: '2020-06-02',
      holderName: '竹甲',
      subjectTitle: '路灯A1',
      number: '2020-000001',
    })
    const record = await getRecord(sample.kernel, sample.clerk, { ledger: 'event', id: one.subject })
    expect(record.values.status).toBe('reported')
  })

  it('goes from step to step to its end, and its record with it', async () => {
    const { kernel, clerk, worker } = sample
    const one = await sample.report('A2')
    const accepted = await takeStep(kernel, clerk, { id: one.id, version: 1, step: 'accept' })
    expect(accepted.case).toMatchObject({ state: 'handling', due: '2020-06-06', version: 2 })
    const handled = await takeStep(kernel, worker, {
      id: one.id,
      version: 2,
      step: 'handle',
      values: { result: '换了灯泡', cost: '12.50' },
    })
    expect(handled.record?.values).toMatchObject({
      status: 'checking',
      handledOn: '2020-06-01',
      handledBy: worker.cadre,
      double: '25.00',
      result: '换了灯泡',
    })
    const closed = await takeStep(kernel, clerk, { id: one.id, version: 3, step: 'close', opinion: '属实' })
    expect(closed.case).toMatchObject({ state: 'closed', outcome: 'done', endedOn: '2020-06-01', due: null })
    expect(closed.steps).toEqual([])
    expect(closed.log.map(({ kind, step, actorName, to }) => [kind, step, actorName, to])).toEqual([
      ['open', 'open', '用户clerk', 'reported'],
      ['take', 'accept', '用户clerk', 'handling'],
      ['take', 'handle', '用户worker', 'checking'],
      ['take', 'close', '用户clerk', 'closed'],
    ])
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
  })

  it('tells each step that is open and why another is not', async () => {
    const { kernel, clerk, worker } = sample
    const one = await sample.report('A3')
    const seen = await readCase(kernel, worker, { id: one.id })
    expect(seen.steps.map(({ id, allowed, why }) => [id, allowed, why])).toEqual([
      ['accept', false, '“受理”由科室干部办理。'],
      ['reject', false, '“不予受理”由科室干部、领导办理。'],
    ])
    expect((await readCase(kernel, clerk, { id: one.id })).steps.map(({ allowed }) => allowed)).toEqual([true, true])
  })
})
