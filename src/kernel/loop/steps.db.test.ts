import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeEngines } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { openCase } from './command/open-case.ts'
import { resumeCase } from './command/resume-case.ts'
import { suspendCase } from './command/suspend-case.ts'
import { takeStep } from './command/take-step.ts'
import { takeSteps } from './command/take-steps.ts'
import { listCases } from './query/list-cases.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'
import { verifyCases } from './verify/verify-cases.ts'

describeEngines('steps', (open) => {
  let engine: Engine
  let sample: Sample
  let take: (
    actor: Sample['clerk'],
    one: { readonly id: string; readonly version: number },
    step: string,
    input?: object,
  ) => ReturnType<typeof takeStep>
  beforeAll(async () => {
    engine = await open()
  })
  // A town of its own for every test: some let days pass.
  beforeEach(async () => {
    sample = await openLoopSample(engine)
    take = (actor, { id, version }, step, input = {}) => takeStep(sample.kernel, actor, { id, version, step, ...input })
  })
  afterEach(async () => {
    expect((await verifyAudit(sample.kernel, sample.clerk)).problems, 'a chain that holds').toEqual([])
    const { cases, problems } = await verifyCases(sample.kernel, sample.clerk)
    expect(problems, 'logs that hold').toEqual([])
    expect(cases).toBeGreaterThan(0)
    expect((await listCases(sample.kernel, sample.clerk, { standing: 'all', limit: 500 })).cases).toHaveLength(cases)
  })
  const refusal = (code: string, message: string) => expect.objectContaining({ code, message: expect.stringContaining(message) })
  /** An event that its worker has handled. */
  const handled = async (code: string, by = sample.worker) => {
    const accepted = await take(sample.clerk, await sample.report(code), 'accept')
    return (await take(by, accepted.case, 'handle', { values: { result: '好了' } })).case
  }

  describe('are refused with the reason', () => {
    it('to who is not one of those who may', async () => {
      const one = await sample.report('B1')
      await expect(take(sample.leader, one, 'accept')).rejects.toEqual(refusal('not-permitted', '“受理”由科室干部办理'))
      const { case: accepted } = await take(sample.clerk, one, 'accept')
      await expect(take(sample.helper, accepted, 'extend', { opinion: '料没到' })).rejects.toEqual(refusal('not-permitted', '由主责人办理'))
      expect((await take(sample.worker, accepted, 'extend', { opinion: '料没到' })).case).toMatchObject({ state: 'handling', version: 3 })
    })

    it('to a helper whose duty has ended, from that day on', async () => {
      const village = await sample.add('village', { name: '短期村' })
      const duty = { objectKind: 'village', object: village.id, holder: sample.helper.cadre ?? '', startedOn: '2020-01-01' }
      const { id, version } = await sample.add('duty', { ...duty, endedOn: '2020-06-02' })
      const one = await sample.report('B2', { village: village.id })
      const { case: accepted } = await take(sample.clerk, one, 'accept')
      const without = { ...sample.helper, role: 'villageCadre' as const }
      expect((await readCase(sample.kernel, without, { id: one.id })).steps.find((step) => step.id === 'handle')?.allowed).toBe(true)
      expect((await readCase(sample.kernel, without, { id: one.id })).holders).toEqual([
        { cadre: sample.helper.cadre, name: '竹乙', role: 'primary' },
      ])

      await amendRecord(sample.kernel, sample.clerk, { ledger: 'duty', id, version, values: { endedOn: '2020-06-01' } })
      await expect(take(without, accepted, 'handle', { values: { result: '好了' } })).rejects.toEqual(refusal('not-permitted', '责任人'))
    })

    it('from a state that they do not lead out of, and after the end', async () => {
      const one = await sample.report('B3')
      await expect(take(sample.clerk, one, 'close')).rejects.toEqual(refusal('wrong-state', '现在是“待受理”'))
      const { case: ended } = await take(sample.clerk, one, 'reject', { opinion: '不属本镇' })
      expect(ended).toMatchObject({ outcome: 'refused', due: null })
      await expect(take(sample.clerk, ended, 'accept')).rejects.toEqual(refusal('wrong-state', '已结束'))
    })

    it('without what must be filled in, with what the step does not fill, and with what the field cannot hold', async () => {
      const { case: one } = await take(sample.clerk, await sample.report('B4'), 'accept')
      await expect(take(sample.worker, one, 'handle')).rejects.toEqual(refusal('invalid', '要填写“处理结果”'))
      await expect(take(sample.worker, one, 'handle', { values: { result: '好', what: '改题' } })).rejects.toEqual(
        refusal('invalid', '不填写“内容”'),
      )
      await expect(take(sample.worker, one, 'handle', { values: { result: '好', cost: '1.005' } })).rejects.toEqual(
        refusal('invalid', '费用'),
      )
      await expect(take(sample.clerk, one, 'handle', { values: { result: '好' } })).rejects.toEqual(
        refusal('not-permitted', '由责任人、网格员办理'),
      )
      const nameless = { ...sample.worker, cadre: undefined, everywhere: true as const }
      await expect(take(nameless, one, 'handle', { values: { result: '好' } })).rejects.toEqual(
        refusal('wrong-state', '还没有对应到干部名册'),
      )
      await expect(
        take(sample.worker, one, 'handle', { values: { result: '好' }, evidence: [`照片.jpg#sha256:${'a'.repeat(64)}`] }),
      ).rejects.toEqual(refusal('invalid', '佐证“照片.jpg”没有保存下来'))
    })

    it('by a rule over the record as it would stand, and nothing of it stays', async () => {
      const { case: one } = await take(sample.clerk, await sample.report('B5'), 'accept')
      const trying = take(sample.worker, one, 'handle', { values: { result: '好', cost: '1000.01' } })
      await expect(trying).rejects.toEqual(refusal('wrong-state', '费用超过一千元，要先报批。'))
      const { record, case: same, log } = await readCase(sample.kernel, sample.clerk, { id: one.id })
      expect([record?.values.cost, record?.values.status, same.version, log.length]).toEqual([null, 'handling', 2, 2])
    })

    it('with a warning until an opinion says why', async () => {
      const one = await sample.report('B6', { reportedOn: '2020-04-01' })
      expect((await readCase(sample.kernel, sample.clerk, { id: one.id })).steps[0]?.warnings).toEqual(['上报已超过三十天。'])
      await expect(take(sample.clerk, one, 'accept')).rejects.toEqual(refusal('invalid', '上报已超过三十天。'))
      expect((await take(sample.clerk, one, 'accept', { opinion: '积压件' })).case.state).toBe('handling')
    })

    it('when a deadline cannot be worked out, naming the field', async () => {
      const { case: one } = await take(sample.clerk, await sample.report('B7'), 'accept')
      await expect(take(sample.worker, one, 'promise')).rejects.toEqual(refusal('invalid', '先填写“承诺日期”'))
      const { case: promised } = await take(sample.worker, one, 'promise', { values: { promisedOn: '2020-06-10' } })
      expect(promised).toMatchObject({ state: 'promised', due: '2020-06-13' })
    })

    it('to one person where two are required', async () => {
      const one = await handled('B8')
      await expect(take(sample.worker, one, 'close')).rejects.toEqual(refusal('not-permitted', '“处理”是你办的'))
      expect((await take(sample.helper, one, 'close')).case.outcome).toBe('done')
    })

    it('while a child is open, told beforehand as well', async () => {
      const one = await handled('B9')
      const hazard = await sample.add('hazard', { name: '裸露电线', foundOn: '2020-06-01', event: one.subject, serious: true })
      const { steps, children } = await readCase(sample.kernel, sample.clerk, { id: one.id })
      expect(children.map(({ loopLabel, due }) => [loopLabel, due])).toEqual([['隐患整改', '2020-06-16']])
      expect(steps.find(({ id }) => id === 'close')?.why).toContain('下级事项')
      await expect(take(sample.clerk, one, 'close')).rejects.toEqual(refusal('wrong-state', '下级事项'))
      await take(sample.worker, await sample.caseOf('hazard', hazard.id), 'fix')
      expect((await take(sample.clerk, one, 'close')).case.outcome).toBe('done')
    })
  })

  it('that send back are counted, and escalate past the limit', async () => {
    let one = await handled('C1')
    for (const escalatedTo of [null, 'clerk', 'leader']) {
      const returned = await take(sample.clerk, one, 'return', { opinion: '照片不清' })
      expect(returned.case).toMatchObject({
        state: 'handling',
        escalatedTo,
        returns: { null: 1, clerk: 2, leader: 3 }[String(escalatedTo)],
      })
      one = (await take(sample.worker, returned.case, 'handle', { values: { result: '好了' } })).case
    }
  })

  it('wait while a case is suspended; its deadline moves by the days that were used', async () => {
    const { case: one } = await take(sample.clerk, await sample.report('C2'), 'accept')
    const { kernel, clerk, worker } = sample
    const suspend = (until: string, opinion = '等材料') => suspendCase(kernel, clerk, { id: one.id, version: one.version, until, opinion })
    await expect(suspend('2020-08-01')).rejects.toEqual(refusal('invalid', '最多 30 天'))
    await expect(suspend('2020-06-11', ' ')).rejects.toEqual(refusal('invalid', '写明原因'))
    await expect(suspendCase(kernel, worker, { id: one.id, version: 2, until: '2020-06-11', opinion: '等' })).rejects.toEqual(
      refusal('not-permitted', '科室干部'),
    )
    const suspended = await suspend('2020-06-11')
    expect(suspended.case).toMatchObject({ suspendedUntil: '2020-06-11', due: '2020-06-16', version: 3 })
    await expect(take(worker, suspended.case, 'handle', { values: { result: '好' } })).rejects.toEqual(
      refusal('wrong-state', '中止到2020年6月11日'),
    )
    const resumed = await resumeCase(kernel, clerk, { id: one.id, version: 3 })
    expect(resumed.case).toMatchObject({ suspendedUntil: null, due: '2020-06-06' })
  })

  it('of many cases are one transaction: all of them or, if asked, all that can', async () => {
    const { kernel, clerk } = sample
    const cases = [await sample.report('D1'), await sample.report('D2'), await sample.report('D3', { reportedOn: '2020-01-01' })]
    const all = { loop: 'event', step: 'accept', cases: cases.map(({ id, version }) => ({ id, version })) }
    const refused = [{ case: cases[2]?.id, number: cases[2]?.number, subjectTitle: '路灯D3', why: expect.stringContaining('三十天') }]
    expect(await takeSteps(kernel, clerk, all)).toEqual({ taken: 0, refused })
    expect((await readCase(kernel, clerk, { id: cases[0]?.id ?? '' })).case.state).toBe('reported')
    expect(await takeSteps(kernel, clerk, { ...all, skipRefused: true })).toEqual({ taken: 2, refused })
    expect((await readCase(kernel, clerk, { id: cases[1]?.id ?? '' })).case.state).toBe('handling')
  })

  it('that fifty people take at once are taken by one', async () => {
    const one = await sample.report('D4')
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => take(n % 2 === 0 ? sample.clerk : sample.other, one, 'accept')),
    )
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(lost).toEqual(Array.from({ length: 49 }, () => 'conflict'))
    expect((await readCase(sample.kernel, sample.clerk, { id: one.id })).log).toHaveLength(2)
  })

  describe('of a batch', () => {
    const prepare = async (name: string, noticeDays: number) => {
      const batch = await sample.add('batch', { name, noticeDays })
      for (const number of [1, 2, 3]) await sample.add('line', { batch: batch.id, number, amount: `${number}0.10` })
      const { case: drafted } = await openCase(sample.kernel, sample.clerk, { loop: 'batch', subject: batch.id })
      return (await take(sample.clerk, drafted, 'publish')).case
    }

    it('wait for the end of the public notice, but for those that stop it', async () => {
      const one = await prepare('公示批', 7)
      expect(one).toMatchObject({ holdUntil: '2020-06-08', due: '2020-06-21' })
      await expect(take(sample.leader, one, 'pay')).rejects.toEqual(refusal('wrong-state', '到2020年6月8日才满'))
      expect((await take(sample.clerk, one, 'stop', { opinion: '有异议' })).case.outcome).toBe('refused')
    })

    it('write what they do to other records once, and open what they open as children', async () => {
      const hazard = await sample.add('hazard', { name: '直发批隐患', foundOn: '2020-06-01', serious: false })
      const one = await prepare('直发批', 0)
      await expect(take(sample.clerk, one, 'pay')).rejects.toEqual(refusal('wrong-state', '才满'))
      sample.passDays(1)
      await expect(take(sample.clerk, one, 'pay')).rejects.toEqual(refusal('not-permitted', '“开始”是你办的'))
      const paid = await take(sample.leader, one, 'pay')
      expect(paid.case).toMatchObject({ state: 'paid', outcome: 'done' })
      expect(paid.record?.values.approvedBy).toBe('用户leader')
      const { records } = await listRecords(sample.kernel, sample.clerk, {
        ledger: 'payment',
        query: { sort: { field: 'amount', direction: 'ascending' } },
      })
      expect(records.map(({ values }) => [values.amount, values.paidOn])).toEqual([
        ['10.10', '2020-06-02'],
        ['20.10', '2020-06-02'],
        ['30.10', '2020-06-02'],
      ])
      const lines = await listRecords(sample.kernel, sample.clerk, {
        ledger: 'line',
        query: { filters: [{ field: 'batch', operator: '=', value: one.subject }] },
      })
      expect(lines.records.map(({ values, version }) => [values.paidOn, version])).toEqual([
        ['2020-06-02', 2],
        ['2020-06-02', 2],
        ['2020-06-02', 2],
      ])
      expect(await sample.caseOf('hazard', hazard.id)).toMatchObject({ parent: one.id, state: 'found' })
    })

    it('are refused as a whole when a line was paid already', async () => {
      const one = await prepare('重发批', 0)
      const line = (
        await listRecords(sample.kernel, sample.clerk, {
          ledger: 'line',
          query: { filters: [{ field: 'batch', operator: '=', value: one.subject }] },
        })
      ).records[0]
      await sample.add('payment', { line: line?.id ?? '', amount: '1', paidOn: '2020-06-01' })
      sample.passDays(1)
      await expect(take(sample.leader, one, 'pay')).rejects.toEqual(refusal('conflict', '「发放」里会有两条明细相同的记录'))
      expect((await getRecord(sample.kernel, sample.clerk, { ledger: 'batch', id: one.subject })).values.approvedBy).toBeNull()
    })
  })
})
