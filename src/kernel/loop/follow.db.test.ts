import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { bulkRecords } from '../ledger/command/bulk-records.ts'
import { restoreRecord } from '../ledger/command/restore-record.ts'
import { withdrawRecord } from '../ledger/command/withdraw-record.ts'
import { findCurrentVersion } from '../ledger/record/read-version.ts'
import { writeRecordsAudited } from '../ledger/record/write-records-audited.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { adoptCases } from './command/adopt-cases.ts'
import { takeStep } from './command/take-step.ts'
import { listCases } from './query/list-cases.ts'
import { readCase } from './query/read-case.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'
import { verifyCases } from './verify/verify-cases.ts'

const header = ['编码', '内容', '上报日期', '状态', '村']

describeOneEngine('what is written outside a loop', (open) => {
  let engine: Engine
  let sample: Sample
  beforeAll(async () => {
    engine = await open()
    sample = await openLoopSample(engine)
  })
  const find = async (code: string) => {
    const { cases } = await listCases(sample.kernel, sample.clerk, { loop: 'event', standing: 'all', search: `路灯${code}` })
    const [one] = cases
    if (one === undefined) throw new Error(code)
    return readCase(sample.kernel, sample.clerk, { id: one.id })
  }

  it('gets its cases with an import, at the states that the file shows, once', async () => {
    const file = [
      header,
      ['I1', '路灯I1', '2020-05-11', '', '石桥村'],
      ['I2', '路灯I2', '2020-05-02', '处理中', '石桥村'],
      ['I3', '路灯I3', '2020-05-03', '已办结', '石桥村'],
      ['I4', '路灯I4', '2020-05-04', '其他', '石桥村'],
    ]
    expect(await sample.load('event', file)).toMatchObject({ added: 4, rejected: [] })
    expect((await find('I1')).case).toMatchObject({ state: 'reported', outcome: null })
    expect((await find('I2')).case).toMatchObject({ state: 'handling', due: '2020-06-06' })
    expect((await find('I2')).log).toMatchObject([{ kind: 'open', label: '导入', opinion: '导入文件：事件.xlsx' }])
    expect((await find('I3')).case).toMatchObject({ state: 'closed', outcome: 'done', endedOn: '2020-06-01' })
    await expect(find('I4')).rejects.toThrow('I4')
    const before = await verifyCases(sample.kernel, sample.clerk)
    expect(await sample.load('event', file)).toMatchObject({ added: 0, changed: 0, unchanged: 4 })
    expect(await verifyCases(sample.kernel, sample.clerk)).toEqual(before)
  })

  it('is corrected in the log when a file says otherwise; an empty cell says nothing', async () => {
    const line = (status: string) => [header, ['K1', '路灯K1', '2020-05-11', status, '石桥村']]
    expect(await sample.load('event', line(''))).toMatchObject({ added: 1 })
    const { case: one } = await find('K1')
    await takeStep(sample.kernel, sample.clerk, { id: one.id, version: 1, step: 'accept' })
    expect(await sample.load('event', line(''))).toMatchObject({ changed: 0, unchanged: 1 })
    expect(await sample.load('event', line('待核查'))).toMatchObject({ changed: 1 })
    const { case: corrected, log } = await find('K1')
    expect(corrected).toMatchObject({ state: 'checking', due: '2020-06-03' })
    expect(log.at(-1)).toMatchObject({ kind: 'correct', from: 'handling', to: 'checking', opinion: '导入文件：事件.xlsx' })
  })

  it('is followed whatever the chain is told to keep of it: only its cause steers', async () => {
    const { kernel, clerk } = sample
    const ledger = kernel.catalogue.getLedger('event')
    const reported = await sample.report('K2')
    const { case: one } = await takeStep(kernel, clerk, { id: reported.id, version: 1, step: 'accept' })
    const claims = { action: 'step', detail: { loop: one.loop, step: 'accept', reason: '直接改' } }
    await kernel.engine.asOwner.write(async (session) => {
      const before = await findCurrentVersion(session, ledger, { town: clerk.town, id: one.subject })
      if (before === undefined) throw new Error('no record')
      const changes = [{ before, values: { ...before.values, status: 'checking' } }]
      await writeRecordsAudited(kernel, { session, writer: clerk, ledger, changes, ...claims })
    })
    const { case: corrected, log } = await find('K2')
    expect(corrected).toMatchObject({ state: 'checking' })
    expect(log.at(-1)).toMatchObject({ kind: 'correct', label: '更正', opinion: '直接改' })
    expect((await verifyCases(kernel, clerk)).problems).toEqual([])
  })

  it('needs a reason to change a state by hand, and says it in the log', async () => {
    const one = await sample.report('H1')
    const change = { ledger: 'event', id: one.subject, version: 1 }
    const amend = (values: object, reason?: string) =>
      amendRecord(sample.kernel, sample.clerk, { ...change, values: { ...values }, ...(reason === undefined ? {} : { reason }) })
    await expect(amend({ status: 'closed' })).rejects.toMatchObject({ code: 'invalid', message: expect.stringContaining('写明原因') })
    await expect(amend({ status: null }, '清空')).rejects.toMatchObject({ message: expect.stringContaining('不能清空') })
    await amend({ status: 'closed' }, '系统上线前已办结')
    expect((await find('H1')).case).toMatchObject({ state: 'closed', outcome: 'done' })
    const bulk = [{ type: 'amend', id: one.subject, version: 2, values: { status: 'handling' } }] as const
    await expect(bulkRecords(sample.kernel, sample.clerk, { ledger: 'event', operations: bulk })).rejects.toMatchObject({ code: 'invalid' })
    await bulkRecords(sample.kernel, sample.clerk, { ledger: 'event', operations: bulk, reason: '又坏了' })
    const { case: again, log } = await find('H1')
    expect(again).toMatchObject({ state: 'handling', outcome: null, endedOn: null, due: '2020-06-06' })
    expect(log.map(({ kind, opinion }) => [kind, opinion])).toEqual([
      ['open', null],
      ['correct', '系统上线前已办结'],
      ['correct', '又坏了'],
    ])
  })

  it('ends its case when it is withdrawn, which a case never hinders, and gets a new one when it is restored', async () => {
    const one = await sample.report('H2')
    await withdrawRecord(sample.kernel, sample.clerk, { ledger: 'event', id: one.subject, version: 1, reason: '重复登记' })
    const ended = await readCase(sample.kernel, sample.clerk, { id: one.id })
    expect(ended.case).toMatchObject({ outcome: 'refused', subjectTitle: '（已撤销）' })
    expect(ended.log.at(-1)).toMatchObject({ kind: 'correct', step: 'withdraw', opinion: '重复登记' })
    expect(ended.record).toBeNull()
    await restoreRecord(sample.kernel, sample.clerk, { ledger: 'event', id: one.subject })
    const { cases } = await listCases(sample.kernel, sample.clerk, { subject: { ledger: 'event', id: one.subject }, standing: 'all' })
    expect(cases.map(({ outcome }) => outcome).sort()).toEqual([null, 'refused'].sort())
  })

  it('opens a case only where the loop is concerned, by the amendment that makes it so', async () => {
    const small = await sample.add('hazard', { name: '小裂缝', foundOn: '2020-06-01', serious: false })
    await expect(sample.caseOf('hazard', small.id)).rejects.toThrow('no case')
    await amendRecord(sample.kernel, sample.clerk, { ledger: 'hazard', id: small.id, version: 1, values: { serious: true } })
    expect(await sample.caseOf('hazard', small.id)).toMatchObject({ state: 'found', due: '2020-06-16' })
    const fixed = await sample.add('hazard', { name: '旧裂缝', foundOn: '2020-05-01', serious: true, fixedOn: '2020-05-20' })
    expect(await sample.caseOf('hazard', fixed.id)).toMatchObject({ state: 'fixed', outcome: 'done' })
  })

  it('is adopted when it was there before the loop', async () => {
    const one = await sample.report('H3')
    await engine.asOwner.write((session) => session.query(sql`delete from ledger_case where id = ${one.id}::uuid`))
    await engine.asOwner.write((session) => session.query(sql`delete from ledger_case_step where "case" = ${one.id}::uuid`))
    expect(await adoptCases(sample.kernel, sample.clerk, { loop: 'event' })).toBe(1)
    expect(await adoptCases(sample.kernel, sample.clerk, { loop: 'event' })).toBe(0)
    expect((await find('H3')).log).toMatchObject([{ kind: 'open', label: '补立', to: 'reported' }])
    // Two rows went from the outside; nothing else is wrong.
    const { problems } = await verifyAudit(sample.kernel, sample.clerk)
    expect(problems.every(({ ledger }) => ledger === '事项' || ledger === '事项流转')).toBe(true)
    expect((await verifyCases(sample.kernel, sample.clerk)).problems).toEqual([])
  })

  it('never touches the cases themselves', async () => {
    const { kernel, clerk } = sample
    const one = await sample.report('H4')
    const refused = { code: 'not-permitted', message: expect.stringContaining('由办理过程自动登记') }
    await expect(sample.add('case', {})).rejects.toMatchObject(refused)
    await expect(amendRecord(kernel, clerk, { ledger: 'case', id: one.id, version: 1, values: { state: 'closed' } })).rejects.toMatchObject(
      refused,
    )
    await expect(withdrawRecord(kernel, clerk, { ledger: 'case-step', id: one.id, version: 1, reason: '不要' })).rejects.toMatchObject(
      refused,
    )
    await expect(restoreRecord(kernel, clerk, { ledger: 'case', id: one.id })).rejects.toMatchObject(refused)
    await expect(bulkRecords(kernel, clerk, { ledger: '事项', operations: [] })).rejects.toMatchObject(refused)
    await expect(sample.load('case', [['事项编号'], ['1']])).rejects.toMatchObject(refused)
  })

  it('shows when somebody changed it behind the engine', async () => {
    // A town of its own: what is broken here stays broken.
    const own = await openLoopSample(engine)
    const { kernel, clerk } = own
    const one = await own.report('H5')
    expect((await verifyAudit(kernel, clerk)).problems).toEqual([])
    expect((await verifyCases(kernel, clerk)).problems).toEqual([])
    await engine.asOwner.write((session) => session.query(sql`update ledger_case set due = '2030-01-01' where id = ${one.id}::uuid`))
    expect((await verifyCases(kernel, clerk)).problems.map(({ message }) => message)).toEqual([
      `事项 ${one.number}（事件处置）的“期限”与经过对不上：记的是 2030-01-01，应是 2020-06-02。`,
    ])
  })
})
