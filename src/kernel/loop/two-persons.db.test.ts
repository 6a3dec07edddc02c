import { beforeAll, expect, it } from 'vitest'
import type { Actor } from '../access/types.ts'
import { changeUser } from '../access/user/change-user.ts'
import { createUser } from '../access/user/create-user.ts'
import { addRecord } from '../ledger/command/add-record.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { restoreRecord } from '../ledger/command/restore-record.ts'
import { withdrawRecord } from '../ledger/command/withdraw-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { describeOneEngine } from '../storage/testing.ts'
import { openCase } from './command/open-case.ts'
import { takeStep } from './command/take-step.ts'
import { listCases } from './query/list-cases.ts'
import { listWork } from './query/list-work.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'
import type { CaseSummary } from './types.ts'

describeOneEngine('what two persons must do', (open) => {
  let sample: Sample
  /** A clerk who answers for 石桥村 as well: handles, and could check. */
  let deputy: Actor
  beforeAll(async () => {
    sample = await openLoopSample(await open())
    deputy = { ...sample.worker, role: 'clerk' }
  })
  const take = (actor: Actor, { id, version }: CaseSummary, step: string) =>
    takeStep(sample.kernel, actor, { id, version, step, ...(step === 'handle' ? { values: { result: '好了' } } : {}) })
  const write = async (actor: Actor, { subject }: CaseSummary, status: string) => {
    const { version } = await getRecord(sample.kernel, actor, { ledger: 'event', id: subject })
    return amendRecord(sample.kernel, actor, { ledger: 'event', id: subject, version, values: { status }, reason: '核实' })
  }
  const now = async ({ id }: CaseSummary) => (await readCase(sample.kernel, sample.clerk, { id })).case
  const handled = async (code: string) => {
    const { case: accepted } = await take(sample.clerk, await sample.report(code), 'accept')
    return (await take(deputy, accepted, 'handle')).case
  }

  it('one of them cannot do by writing the state instead of taking the step', async () => {
    const one = await handled('T1')
    await expect(write(deputy, one, 'closed')).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringContaining('另一个人'),
    })
    const table = [
      ['编码', '内容', '上报日期', '状态', '村'],
      ['T1', '路灯T1', '2020-06-01', '已办结', '石桥村'],
    ]
    await expect(sample.load('event', table, deputy)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await now(one)).toMatchObject({ state: 'checking', version: one.version })
    await write(sample.other, one, 'closed')
    expect(await now(one)).toMatchObject({ state: 'closed', outcome: 'done' })
  })

  it('is not done by who wrote the state by hand and then takes the step', async () => {
    const one = await sample.report('T2')
    await write(sample.other, one, 'checking')
    const corrected = await now(one)
    await expect(take(sample.other, corrected, 'close')).rejects.toMatchObject({
      code: 'not-permitted',
      message: '“更正”是你办的，“办结”要由另一个人来办。',
    })
    expect(
      (await listWork(sample.kernel, sample.other, { which: 'able' })).items.find(({ id }) => id === one.id)?.steps.map(({ id }) => id),
    ).toEqual(['return'])
    expect((await take(sample.leader, corrected, 'close')).case.outcome).toBe('done')
  })

  it('is not done by taking the record out of force and back in', async () => {
    const one = await handled('T3')
    const { version } = await getRecord(sample.kernel, deputy, { ledger: 'event', id: one.subject })
    await withdrawRecord(sample.kernel, deputy, { ledger: 'event', id: one.subject, version, reason: '重来' })
    await restoreRecord(sample.kernel, deputy, { ledger: 'event', id: one.subject })
    const [again = one] = (await listCases(sample.kernel, deputy, { subject: { ledger: 'event', id: one.subject } })).cases
    expect(again).toMatchObject({ state: 'checking', outcome: null, version: 1 })
    await expect(take(deputy, again, 'close')).rejects.toMatchObject({ code: 'not-permitted' })
    expect((await take(sample.other, again, 'close')).case.outcome).toBe('done')
  })

  it('is not done by one person under two accounts', async () => {
    const one = await handled('T4')
    const { kernel, town } = sample
    const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
    await changeUser(kernel, system, { id: deputy.id, disabled: true })
    const person = {
      account: 'twin',
      name: '用户twin',
      role: 'clerk',
      office: '办公室',
      password: 'bamboo-2020',
      cadre: deputy.cadre,
    } as const
    const { id } = await createUser(kernel, system, person)
    const twin: Actor = { id, name: '用户twin', town, role: 'clerk', cadre: deputy.cadre }
    await expect(take(twin, one, 'close')).rejects.toMatchObject({ code: 'not-permitted', message: expect.stringContaining('是你办的') })
    expect(
      (await listWork(kernel, twin, { which: 'able' })).items.find((item) => item.id === one.id)?.steps.map((step) => step.id),
    ).toEqual(['return'])
    await expect(changeUser(kernel, system, { id: deputy.id, disabled: false })).rejects.toMatchObject({ code: 'conflict' })
    await changeUser(kernel, system, { id, disabled: true })
    await changeUser(kernel, system, { id: deputy.id, disabled: false })
  })

  it('is only for the office to write by hand; who works outside takes the steps', async () => {
    const one = await sample.report('T5')
    const refused = { code: 'not-permitted', message: expect.stringContaining('办理过程决定') }
    await expect(write(sample.worker, one, 'closed')).rejects.toMatchObject(refused)
    await expect(write({ ...sample.worker, role: 'villageCadre' }, one, 'closed')).rejects.toMatchObject(refused)
    expect(await now(one)).toMatchObject({ state: 'reported', version: 1 })
  })

  it('is not dropped by who works outside, but for what they have just entered by mistake', async () => {
    const one = await sample.report('T7')
    const drop = (actor: Actor, subject: string) =>
      withdrawRecord(sample.kernel, actor, { ledger: 'event', id: subject, version: 1, reason: '不办了' })
    await expect(drop(sample.worker, one.subject)).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringContaining('还在办理'),
    })
    expect(await now(one)).toMatchObject({ state: 'reported', outcome: null })
    const values = { code: 'T8', what: '路灯T8', reportedOn: '2020-06-01', village: sample.village }
    const own = await addRecord(sample.kernel, sample.worker, { ledger: 'event', values })
    await drop(sample.worker, own.id)
    expect(await sample.caseOf('event', own.id)).toMatchObject({ outcome: 'refused' })
  })

  it('never ends with an open child, however it would end', async () => {
    const one = await sample.report('T6')
    const hazard = await sample.add('hazard', { name: 'T6 墙裂', foundOn: '2020-06-01', serious: false })
    await openCase(sample.kernel, sample.clerk, { loop: 'hazard', subject: hazard.id, parent: one.id })
    await expect(write(sample.clerk, one, 'closed')).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringContaining('下级事项'),
    })
    const withdrawal = { ledger: 'event', id: one.subject, version: 1, reason: '重复登记' }
    await expect(withdrawRecord(sample.kernel, sample.clerk, withdrawal)).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringContaining('下级事项'),
    })
    await take({ ...sample.worker, everywhere: true }, await sample.caseOf('hazard', hazard.id), 'fix')
    await withdrawRecord(sample.kernel, sample.clerk, withdrawal)
    expect(await now(one)).toMatchObject({ outcome: 'refused' })
  })
})
