import { sql } from 'kysely'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { Actor } from '../access/types.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { takeStep } from './command/take-step.ts'
import { urgeCase } from './command/urge-case.ts'
import { listNotices, readNotices } from './notice/notices.ts'
import { sweepCases } from './notice/sweep-cases.ts'
import { addWebhook, listWebhooks, removeWebhook } from './notice/webhooks.ts'
import { listCases } from './query/list-cases.ts'
import { listLoops } from './query/list-loops.ts'
import { countOwnWork, listWork } from './query/list-work.ts'
import { openLoopSample, type Sample } from './testing/open-sample.ts'
import { verifyCases } from './verify/verify-cases.ts'

describeOneEngine('my work', (open) => {
  let engine: Engine
  let sample: Sample
  beforeAll(async () => {
    engine = await open()
  })
  // A town of its own for every test: each lists and counts all the work there is, and lets days pass.
  beforeEach(async () => {
    sample = await openLoopSample(engine)
  })
  const listed = async (actor: Actor, which: 'mine' | 'able') =>
    (await listWork(sample.kernel, actor, { which })).items.map(({ subjectTitle, steps }) => [subjectTitle, steps.map(({ id }) => id)])
  const mine = (actor: Actor) => listed(actor, 'mine')
  const able = (actor: Actor) => listed(actor, 'able')

  it('is what I may lead on: by my role, by my duty, or because I opened it', async () => {
    const { kernel, clerk, leader, worker, other } = sample
    const one = await sample.report('W1')
    expect(await mine(clerk)).toEqual([['路灯W1', ['accept', 'reject']]])
    expect(await mine(leader), 'turning it away is nobody’s work').toEqual([])
    expect(await able(leader)).toEqual([['路灯W1', ['reject']]])
    expect(await mine(worker)).toEqual([])
    await takeStep(kernel, clerk, { id: one.id, version: 1, step: 'accept' })
    expect(await mine(clerk)).toEqual([])
    expect(await mine(worker)).toEqual([['路灯W1', ['promise', 'handle', 'extend']]])
    const byDutyAlone: Actor = { ...sample.helper, role: 'editor' }
    expect(await mine(byDutyAlone)).toEqual([['路灯W1', ['promise', 'handle']]])
    await takeStep(kernel, worker, { id: one.id, version: 2, step: 'handle', values: { result: '好了' } })
    expect(await mine(worker)).toEqual([])
    expect(await mine({ ...clerk, role: 'editor' })).toEqual([['路灯W1', ['close']]])
    expect(await mine({ ...other, role: 'editor' })).toEqual([])
    await takeStep(kernel, other, { id: one.id, version: 3, step: 'close' })
    expect(await mine(clerk)).toEqual([])
  })

  it('is counted as due, as late and as brought before my role when its day comes', async () => {
    const { clerk, leader, kernel } = sample
    const { id, version } = await sample.report('W0')
    await takeStep(kernel, clerk, { id, version, step: 'reject', opinion: '不属本镇' })
    await sample.report('W2')
    const counts = (actor: Actor) => countOwnWork(kernel, actor)
    expect(await counts(clerk)).toEqual({ mine: 1, able: 0, due: 1, late: 0, escalated: 0 })
    sample.passDays(2)
    expect(await counts(clerk)).toEqual({ mine: 1, able: 0, due: 0, late: 1, escalated: 1 })
    expect(await counts(leader)).toEqual({ mine: 0, able: 1, due: 0, late: 0, escalated: 0 })
    sample.passDays(3)
    expect(await counts(leader)).toMatchObject({ escalated: 1 })
    const [late] = (await listWork(kernel, leader, { which: 'escalated' })).items
    expect(late).toMatchObject({ subjectTitle: '路灯W2', daysLate: 4, escalatedTo: 'leader' })
    expect((await listLoops(kernel, leader)).find(({ id }) => id === 'event')).toMatchObject({ open: 1, late: 1, ended: 1, canOpen: false })
  })

  it('leaves to whoever answers for a record what their role may do as well, and says for whom it waits', async () => {
    const { kernel, clerk, leader, worker } = sample
    const one = await sample.report('U1')
    await takeStep(kernel, clerk, { id: one.id, version: 1, step: 'accept' })
    expect(await mine(worker)).toEqual([['路灯U1', ['promise', 'handle', 'extend']]])
    const waiting = async (actor: Actor) =>
      (await listCases(kernel, actor, { subject: { ledger: 'event', id: one.subject } })).cases[0]?.stateLabel
    expect(await waiting(leader)).toBe('处理中')
    await expect(urgeCase(kernel, worker, { id: one.id })).rejects.toMatchObject({ code: 'wrong-state' })
    const { told } = await urgeCase(kernel, leader, { id: one.id })
    expect((await listNotices(kernel, worker)).notices[0]).toMatchObject({ kind: 'urged', number: one.number })
    await expect(urgeCase(kernel, clerk, { id: one.id })).rejects.toMatchObject({
      code: 'wrong-state',
      message: `今天已经催过${told}了，明天还没办再催。`,
    })
    sample.passDays(1)
    expect(await urgeCase(kernel, clerk, { id: one.id })).toEqual({ told })
  })

  it('is paged by deadline without a gap or a twin', async () => {
    const { kernel, clerk } = sample
    await sample.report('P')
    sample.passDays(5)
    for (let n = 0; n < 7; n++) await sample.report(`P${n}`)
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listWork(kernel, clerk, { which: 'mine', limit: 3, after })
      seen.push(...page.items.map(({ id }) => id))
      after = page.next
    } while (after !== undefined)
    expect(new Set(seen).size).toBe(8)
    expect(seen).toHaveLength(8)
    await expect(listWork(kernel, clerk, { which: 'mine', after: 'x' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('comes with a notice to whom it newly reaches, and one for each lateness and level however often is swept', async () => {
    const { kernel, clerk, worker, helper, leader, town } = sample
    await sample.report('M1')
    await readNotices(kernel, worker, {})
    const one = await sample.report('N1')
    const before = (await listNotices(kernel, helper)).notices.length
    await takeStep(kernel, clerk, { id: one.id, version: 1, step: 'accept' })
    expect((await listNotices(kernel, worker)).notices[0]).toMatchObject({
      kind: 'arrived',
      number: one.number,
      subjectTitle: expect.stringContaining('N1'),
      stateLabel: '处理中',
      readAt: null,
    })
    expect((await listNotices(kernel, helper)).notices).toHaveLength(before + 1)
    expect((await listNotices(kernel, clerk)).notices.filter(({ number }) => number === one.number)).toEqual([])
    expect((await readNotices(kernel, worker, {})).unread).toBe(0)
    sample.passDays(6)
    const told = await sweepCases(kernel, { town })
    expect(told).toBeGreaterThan(2)
    expect(await sweepCases(kernel, { town })).toBe(0)
    const ofWorker = (await listNotices(kernel, worker)).notices.filter(({ number }) => number === one.number)
    expect(ofWorker.map(({ kind }) => kind)).toEqual(['late', 'arrived'])
    expect((await listNotices(kernel, clerk)).notices.some(({ kind, number }) => kind === 'escalated' && number === one.number)).toBe(true)
    sample.passDays(3)
    expect(await sweepCases(kernel, { town })).toBeGreaterThan(0)
    expect((await listNotices(kernel, leader)).notices.some(({ kind, number }) => kind === 'escalated' && number === one.number)).toBe(true)
    expect(await sweepCases(kernel, { town })).toBe(0)
  })

  it('goes out without a word of the record', async () => {
    const { kernel, clerk, town } = sample
    const administrator: Actor = { ...clerk, role: 'administrator' }
    const hook = { kind: 'plain', label: '镇群', url: 'https://example.com/hook', secret: '0123456789abcdef', allowPrivate: false } as const
    await addWebhook(kernel, administrator, hook)
    const { id, version } = await sample.report('G1')
    await takeStep(kernel, clerk, { id, version, step: 'accept' })
    for (const days of [6, 3]) {
      sample.passDays(days)
      await sweepCases(kernel, { town })
    }
    const rows = await kernel.engine.asOwner.read((session) =>
      session.query<{ message: string }>(sql`select message from webhook_message where town = ${town}`),
    )
    expect(rows.length).toBeGreaterThan(3)
    for (const { message } of rows) expect(message).not.toMatch(/路灯|竹甲|石桥|用户/)
    const [webhook] = await listWebhooks(kernel, administrator)
    expect(webhook).toMatchObject({ host: 'example.com', waiting: rows.length })
    expect(JSON.stringify(webhook)).not.toContain('0123456789abcdef')
    const add = (url: string, more: object = {}) =>
      addWebhook(kernel, administrator, { kind: 'wecom', label: '群', url, allowPrivate: false, ...more })
    for (const url of [
      'http://example.com',
      'https://127.0.0.1/x',
      'https://10.1.2.3',
      'https://[::1]/',
      'https://localhost',
      'https://a:b@example.com',
      'no',
    ])
      await expect(add(url)).rejects.toMatchObject({ code: 'invalid', fields: [{ field: 'url' }] })
    await expect(add('https://example.com', { kind: 'plain', secret: 'short' })).rejects.toMatchObject({ fields: [{ field: 'secret' }] })
    await expect(
      addWebhook(kernel, clerk, { kind: 'wecom', label: '群', url: 'https://example.com', allowPrivate: false }),
    ).rejects.toMatchObject({ code: 'not-permitted' })
    await removeWebhook(kernel, administrator, { id: webhook?.id ?? '' })
    expect(await listWebhooks(kernel, administrator)).toEqual([])
  })

  it('goes nowhere that the chain does not know of', async () => {
    const { kernel, clerk, town } = sample
    const administrator: Actor = { ...clerk, role: 'administrator' }
    const problems = async () => (await verifyCases(kernel, { ...clerk, role: 'auditor' })).problems.map(({ message }) => message)
    const hook = { kind: 'wecom', label: '镇群', url: 'https://example.com/hook', allowPrivate: false } as const
    const { id } = await addWebhook(kernel, administrator, hook)
    expect(await problems()).toEqual([])
    await engine.asOwner.write((session) => session.query(sql`update webhook set url = 'https://elsewhere.example' where town = ${town}`))
    expect(await problems()).toEqual([expect.stringContaining('消息推送“镇群”与审计链上最后一次的不符')])
    await removeWebhook(kernel, administrator, { id })
    expect(await problems()).toEqual([])
    await addWebhook(kernel, administrator, hook)
    await engine.asOwner.write((session) => session.query(sql`delete from webhook where town = ${town}`))
    expect(await problems()).toEqual([expect.stringContaining('消息推送“镇群”不见了')])
  })
})
