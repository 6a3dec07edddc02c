import { beforeAll, beforeEach, expect, it } from 'vitest'
import type { FieldValues } from '../src/definition/field/types.ts'
import { type Engine, getRecord, mergeCase, verifyAudit, withdrawRecord } from '../src/kernel/index.ts'
import { describeOneEngine } from '../src/kernel/storage/testing.ts'
import { openPeopleTown, type PeopleTown } from './people-town.ts'
import { wholeTables } from './whole-tables.ts'

const people = { room: 'clerk', office: 'clerk', grid: 'gridWorker', patrol: 'gridWorker', lead: 'leader', congress: 'editor' } as const

describeOneEngine('governance and administration', (open) => {
  let engine: Engine
  let town: PeopleTown
  let towns = 0
  beforeAll(async () => {
    engine = await open(wholeTables)
  })
  // Their figures count what is in a town: each has one of its own.
  beforeEach(async () => {
    towns += 1
    town = await openPeopleTown(engine, { town: String(999901400 + towns), day: '2020-01-02', village: '石桥村', people })
  })

  /** Adds a record and leads its case. */
  async function begin(ledger: string, values: FieldValues, by = 'grid') {
    const subject = await town.add(by, ledger, values)
    return { subject, ...(await town.lead(ledger, subject)) }
  }

  it('talks a suggestion through before it is answered, and answers once more what did not satisfy', async () => {
    town.goTo('2020-03-06')
    const paper = { number: '2020-07', subject: '关于村道拓宽的建议', assignedOn: '2020-03-06' }
    const { first, take, now } = await begin('suggestion', paper, 'room')
    expect(first.due).toBe('2020-03-13')
    await take('office', { step: 'accept', values: { office: '村镇建设办公室' } })
    expect(now().case.due).toBe('2020-06-04')
    const answer = { step: 'answer', values: { resultKind: 'solved', reply: '已列入年度计划并开工' }, evidence: [town.photo] }
    await expect(take('office', answer)).rejects.toMatchObject({ message: expect.stringContaining('面商') })
    await take('office', { step: 'discuss', opinion: '现场走了一遍' })
    await take('office', answer)
    await expect(take('office', { step: 'rate', values: { satisfaction: 'satisfied' } })).rejects.toMatchObject({ code: 'not-permitted' })
    await take('congress', { step: 'rate', values: { satisfaction: 'unsatisfied' } })
    await expect(take('room', { step: 'close' })).rejects.toMatchObject({ message: expect.stringContaining('代表不满意') })
    expect(await town.figures('2020', 'suggestion-answered-count')).toEqual(['1'])
    await take('congress', { step: 'redo', values: { deadline: '2020-06-30' }, opinion: '还差一段' })
    expect(await town.figures('2020', 'suggestion-answered-count')).toEqual(['0'])
    await take('office', { step: 'discuss', opinion: '补了方案' })
    await take('office', answer)
    await take('congress', { step: 'rate', values: { satisfaction: 'mostly' } })
    await take('room', { step: 'close' })
    expect(await town.figures('2020', 'suggestion-count', 'suggestion-satisfied-count')).toEqual(['1', '1'])
  })

  it('keeps the terms of a petition, and does not end it while a review can be asked for', async () => {
    town.goTo('2020-03-02')
    const letter = { number: 'XF2020001', category: 'first', acceptedOn: '2020-03-02', receivedOn: '2020-03-02' }
    const { first, take, now } = await begin('petition', letter, 'room')
    expect(first.due).toBe('2020-03-17')
    town.goTo('2020-03-05')
    await take('room', { step: 'accept', values: { handler: '村镇建设办公室' } })
    expect(now().case.due).toBe('2020-05-04')
    await take('lead', { step: 'extend', opinion: '要等测绘' })
    expect(now().case.due).toBe('2020-06-03')
    town.goTo('2020-05-20')
    await take('office', { step: 'answer', values: { reply: '补偿按标准已到位' }, evidence: [town.photo] })
    await expect(take('lead', { step: 'end', opinion: '已过期限' })).rejects.toMatchObject({
      message: expect.stringContaining('复查的期限还没有过'),
    })
    await expect(take('office', { step: 'resolve' })).rejects.toMatchObject({ code: 'not-permitted' })
    town.goTo('2020-06-20')
    await take('lead', { step: 'end', opinion: '没有请求复查' })
    expect(now().record?.values).toMatchObject({ status: 'ended', resolved: false, closedOn: '2020-06-20' })
    expect(await town.figures('2020-03', 'petition-count', 'petition-resolved-count')).toEqual(['1', '0'])
  })

  it('takes a petition that came with 受理日期 alone, or a later one than its receipt, as being handled from that day', async () => {
    town.goTo('2020-03-02')
    const beginning = async (number: string, more: FieldValues) =>
      (await begin('petition', { number, category: 'first', acceptedOn: '2020-02-20', ...more }, 'room')).now().case
    expect(await beginning('XF2020011', {})).toMatchObject({ state: 'handling', due: '2020-04-20' })
    expect(await beginning('XF2020012', { receivedOn: '2020-02-18' })).toMatchObject({ state: 'handling' })
    expect(await beginning('XF2020013', { receivedOn: '2020-02-20' })).toMatchObject({ state: 'received', due: '2020-03-06' })
    expect(await beginning('XF2020014', { closedOn: '2020-02-28', resolved: true })).toMatchObject({ state: 'resolved' })
  })

  it('takes a mediated agreement back when it is not performed', async () => {
    town.goTo('2020-07-01')
    const { take, now } = await begin('dispute', { number: 'JF2020001', village: town.village, acceptedOn: '2020-07-01' }, 'room')
    await take('room', { step: 'accept', values: { mediator: '方云峥', category: '邻里' } })
    expect(now().case.due).toBe('2020-07-31')
    await take('room', { step: 'agree', values: { performBy: '2020-07-20' }, evidence: [town.photo] })
    expect(now().case.due).toBe('2020-07-30')
    expect(await town.figures('2020-07', 'dispute-settled-count')).toEqual(['1'])
    await expect(take('room', { step: 'confirm' })).rejects.toMatchObject({ code: 'not-permitted' })
    await take('office', { step: 'breach', opinion: '围墙没有拆' })
    expect(await town.figures('2020-07', 'dispute-settled-count')).toEqual(['0'])
    await take('room', { step: 'agree', values: { performBy: '2020-08-10' }, evidence: [town.photo] })
    await take('office', { step: 'confirm' })
    expect(now().record?.values).toMatchObject({ status: 'closed', outcome: 'settled' })
  })

  it('takes a hazard off the list only when somebody else saw it gone, a major one only by a leader', async () => {
    town.goTo('2020-08-03')
    const { take, now } = await begin('hazard', { number: 'YH1', place: '锅炉房', category: 'production', foundOn: '2020-08-03' })
    await take('room', { step: 'assign', values: { handler: '某笔业公司', deadline: '2020-08-10', level: 'major' } })
    await take('grid', { step: 'report', values: { remedy: '更换安全阀' }, evidence: [town.photo] })
    await expect(take('patrol', { step: 'pass' })).rejects.toMatchObject({ message: expect.stringContaining('领导验收') })
    await take('patrol', { step: 'redo', values: { deadline: '2020-08-15' }, opinion: '阀门没有校验' })
    expect(await town.figures('2020-08', 'hazard-count', 'hazard-rectified-count')).toEqual(['1', '0'])
    await take('grid', { step: 'report', values: { remedy: '更换并校验安全阀' }, evidence: [town.photo] })
    town.goTo('2020-08-14')
    await take('lead', { step: 'passMajor', evidence: [town.photo] })
    expect(now().record?.values).toMatchObject({ status: 'rectified', rectifiedOn: '2020-08-14' })
    expect(await town.figures('2020-08', 'hazard-count', 'hazard-rectified-count')).toEqual(['1', '1'])
  })

  it('counts an honour once somebody else has seen its document', async () => {
    town.goTo('2020-09-28')
    const honour = { name: '县级文明村', winner: '石桥村', category: 'collective', date: '2020-09-28', status: 'declared' }
    const { take, now } = await begin('honour', honour, 'room')
    const verify = { step: 'verify', values: { level: 'county', documentNumber: '县委〔2020〕30号', document: town.photo } }
    await expect(take('room', verify)).rejects.toMatchObject({ code: 'not-permitted' })
    expect(await town.figures('2020', 'honour-count')).toEqual(['0'])
    await take('office', verify)
    await take('lead', { step: 'publish' })
    expect(now().record?.values).toMatchObject({ status: 'published', level: 'county' })
    expect(await town.figures('2020', 'honour-count')).toEqual(['1'])
  })

  it('carries an event from the report to the close; nobody verifies what they handled', async () => {
    town.goTo('2020-10-09')
    const event = { number: 'SJ202000077', village: town.village, platform: 'service', content: '路灯不亮', reportedOn: '2020-10-09' }
    const { first, take, now } = await begin('grid-event', event)
    // 10 October, a Saturday, was worked for the National Day.
    expect(first).toMatchObject({ state: 'reported', due: '2020-10-10' })
    town.goTo('2020-10-10')
    await take('room', { step: 'accept', values: { urgency: 'ordinary' } })
    await expect(take('room', { step: 'dispatch', values: { handler: '村镇建设办公室', deadline: '2020-11-30' } })).rejects.toMatchObject({
      message: expect.stringContaining('比规定的时限长'),
    })
    const dispatched = await take('room', { step: 'dispatch', values: { handler: '村镇建设办公室', deadline: '2020-10-12' } })
    expect(dispatched.case).toMatchObject({ state: 'handling', due: '2020-10-12' })
    town.goTo('2020-10-12')
    await expect(take('office', { step: 'feedBack', values: { result: '换了灯泡' } })).rejects.toMatchObject({ code: 'invalid' })
    await take('office', { step: 'feedBack', values: { result: '换了灯泡' }, evidence: [town.photo] })
    await expect(take('office', { step: 'verify' })).rejects.toMatchObject({
      code: 'not-permitted',
      message: expect.stringContaining('要由另一个人来办'),
    })
    town.goTo('2020-10-13')
    await take('grid', { step: 'verify' })
    await take('grid', { step: 'rate', values: { rating: 'satisfied' } })
    town.goTo('2020-10-15')
    await take('room', { step: 'close' })
    expect(now().record?.values).toMatchObject({ status: 'closed', handledOn: '2020-10-12', closedOn: '2020-10-15', rating: 'satisfied' })
    expect(await town.figures('2020-10', 'grid-event-count', 'grid-event-closed-count', 'grid-event-on-time-count')).toEqual([
      '1',
      '1',
      '1',
    ])
  })

  it('sends an event back, and brings it before the leaders when it comes back a third time', async () => {
    town.goTo('2020-11-02')
    const event = { number: 'SJ202000078', village: town.village, platform: 'enforcement', content: '占道堆放', reportedOn: '2020-11-02' }
    const { take, now } = await begin('grid-event', event)
    await take('room', { step: 'accept', values: { urgency: 'urgent' } })
    await take('room', { step: 'dispatch', values: { handler: '综合执法队', deadline: '2020-11-03' } })
    for (let round = 0; round < 3; round += 1) {
      await take('office', { step: 'feedBack', values: { result: '已劝离' }, evidence: [town.photo] })
      await expect(take('office', { step: 'redo', values: { deadline: '2020-11-04' }, opinion: '又堆上了' })).rejects.toMatchObject({
        code: 'not-permitted',
      })
      await take('grid', { step: 'redo', values: { deadline: '2020-11-04' }, opinion: '又堆上了' })
    }
    expect(now().case).toMatchObject({ state: 'handling', returns: 3, escalatedTo: 'clerk' })
    expect(now().record?.values).toMatchObject({ handledOn: null, deadline: '2020-11-04' })
    await take('lead', { step: 'escalate', opinion: '需县里联合执法' })
    expect(now().case).toMatchObject({ state: 'escalated', due: null })
  })

  it('counts neither repeats nor what is not accepted, and closes at once what was seen to on the spot', async () => {
    town.goTo('2020-12-01')
    const event = (number: string) => ({ number, village: town.village, platform: 'order', content: '噪声', reportedOn: '2020-12-01' })
    const main = await begin('grid-event', event('SJ1'))
    const repeat = await begin('grid-event', event('SJ2'))
    await mergeCase(town.kernel, town.as('room'), { id: repeat.first.id, version: 1, into: main.first.id })
    const late = await begin('grid-event', event('SJ3'))
    await expect(late.take('room', { step: 'markDuplicate', values: { mainNumber: 'SJ2' } })).rejects.toMatchObject({
      message: expect.stringContaining('真正的主件'),
    })
    await expect(late.take('room', { step: 'markDuplicate', values: { mainNumber: 'SJ9' } })).rejects.toMatchObject({
      message: expect.stringContaining('没有这个编号'),
    })
    await late.take('room', { step: 'markDuplicate', values: { mainNumber: 'SJ1' } })
    const refused = await begin('grid-event', event('SJ4'))
    await refused.take('room', { step: 'reject', opinion: '属邻镇' })
    const spot = await begin('grid-event', event('SJ5'))
    await spot.take('grid', { step: 'selfClose', values: { result: '当场劝导' }, evidence: [town.photo] })
    expect(await town.figures('2020-12', 'grid-event-count', 'grid-event-closed-count')).toEqual(['2', '1'])
  })

  it('gives a hazard without a number the next one of its year, to each its own, and none a second time', async () => {
    const hazard = (more: FieldValues = {}) => ({
      place: '后山林区',
      category: 'forest',
      foundOn: '2019-12-30',
      rectifiedOn: '2019-12-31',
      ...more,
    })
    const numberOf = async (id: string) => (await getRecord(town.kernel, town.as('room'), { ledger: 'hazard', id })).values.number
    const three = await Promise.all([1, 2, 3].map(() => town.add('grid', 'hazard', hazard())))
    expect((await Promise.all(three.map(numberOf))).sort()).toEqual(['YH20190001', 'YH20190002', 'YH20190003'])
    await town.add('grid', 'hazard', hazard({ number: 'YH20190041' }))
    await town.add('grid', 'hazard', hazard({ number: '安监〔2019〕7号' }))
    const last = await town.add('grid', 'hazard', hazard({ number: ' ' }))
    expect(await numberOf(last)).toBe('YH20190042')
    await withdrawRecord(town.kernel, town.as('room'), { ledger: 'hazard', id: last, version: 1, reason: '重复登记' })
    expect(await numberOf(await town.add('grid', 'hazard', hazard()))).toBe('YH20190043')
    expect(await numberOf(await town.add('grid', 'hazard', hazard({ foundOn: '2018-05-04' })))).toBe('YH20180001')
    await expect(town.add('grid', 'hazard', { place: '后山林区', category: 'forest' })).rejects.toMatchObject({
      message: '“发现日期”不能为空',
    })
  })

  it('leaves a chain of entries that verifies', async () => {
    expect((await verifyAudit(town.kernel, town.as('lead'))).problems).toEqual([])
  })
})
