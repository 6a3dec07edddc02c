import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { amendRecord, type Engine, storeFile, verifyAudit } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { attend, count, openCongress, prepareBallot, publishList, vote } from './open-congress.ts'

const five = ['道路', '饮水', '照料中心', '停车场', '路灯'] as const

describeOneEngine('a ballot of the congress', (open) => {
  let engine: Engine
  let town: WorkTown
  beforeAll(async () => {
    engine = await open(wholeTables)
    town = await openWorkTown(engine)
  })

  // In order: the later ones look at the ballot that the first one held, the last spoils its town.
  describe('held and announced', { shuffle: false }, () => {
    it('needs two thirds of all deputies present, 69 of 103, and more than half of all, 52, not of those present', async () => {
      const congress = await openCongress(town, { deputies: 103, present: 68, on: '2020-06-01' })
      const ballot = await prepareBallot(town, congress, {
        name: '百零三人',
        method: 'mostVotes',
        seats: 2,
        candidates: ['道路', '饮水', '路灯'],
      })
      expect(await town.refused(town.leader, ballot, 'begin')).toContain('三分之二')
      await attend(town, congress, { from: 69, to: 69 })
      const counted = { issued: 69, votes: { 道路: [52], 饮水: [51], 路灯: [30] } } as const
      expect(await vote(town, ballot, counted)).toEqual({ chosen: ['道路'], tied: [] })
      expect((await town.read('project-ballot', ballot.id)).values).toMatchObject({
        deputies: 103,
        present: 69,
        valid: 69,
        status: 'announced',
      })
    })

    it('can be changed by nobody once it is announced', async () => {
      const [result] = await town.all('ballot-result')
      const [tally] = await town.all('ballot-tally')
      const [slips] = await town.all('ballot-count')
      const [candidate] = await town.all('ballot-candidate')
      if (result === undefined || tally === undefined || slips === undefined || candidate === undefined)
        throw new Error('no ballot was held')
      const changes = [
        ['ballot-result', result, { chosen: false }],
        ['ballot-tally', tally, { yes: 1 }],
        ['ballot-count', slips, { valid: 1 }],
        ['ballot-candidate', candidate, { name: '别的' }],
        ['project-ballot', await town.read('project-ballot', String(result.values.ballot)), { deputies: 3 }],
      ] as const
      for (const [ledger, record, values] of changes)
        await expect(
          amendRecord(town.kernel, town.maker, { ledger, id: record.id, version: record.version, values }),
          ledger,
        ).rejects.toThrow(/公布|办理|票数已经定了/)
      await expect(
        town.add('ballot-tally', { ballot: result.values.ballot ?? null, candidate: candidate.id, teller: 'first', yes: 3 }),
      ).rejects.toThrow()
    })

    it('is found to be false by the verification when a tally is changed behind the program', async () => {
      expect((await verifyAudit(town.kernel, town.system)).problems).toEqual([])
      await engine.asOwner.write((session) =>
        session.query(sql`update ledger_ballot_tally set yes = yes + 1 where town = ${town.maker.town} and yes = 51`),
      )
      expect((await verifyAudit(town.kernel, town.system)).problems.length).toBeGreaterThan(0)
    })
  })

  it('chooses three of five with 65 present of 69, and what is chosen becomes a project of the year with its votes', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 69, present: 65, on: '2020-06-01' })
    const ballot = await prepareBallot(other, congress, { name: '五选三', method: 'mostVotes', seats: 3, candidates: five })
    const votes = { 道路: [60], 饮水: [35], 照料中心: [44], 停车场: [34], 路灯: [16] } as const
    const counted = { issued: 65, returned: 65, valid: 64, invalid: 1, blank: 1, votes }
    expect(await vote(other, ballot, counted)).toEqual({ chosen: ['道路', '饮水', '照料中心'], tied: [] })
    const projects = await other.all('livelihood-project')
    expect(projects.map(({ values: { name, votes: got, votedOn, status } }) => [name, got, votedOn, status]).sort()).toEqual(
      [
        ['道路', 60, '2020-06-01', 'notStarted'],
        ['饮水', 35, '2020-06-01', 'notStarted'],
        ['照料中心', 44, '2020-06-01', 'notStarted'],
      ].sort(),
    )
  })

  it('approves item by item, 63 for and none against, three of four', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 63, present: 63, on: '2020-06-01' })
    const ballot = await prepareBallot(other, congress, { name: '逐项', method: 'itemByItem', candidates: five.slice(0, 4) })
    const votes = { 道路: [63, 0, 0], 饮水: [63, 0, 0], 照料中心: [63, 0, 0], 停车场: [31, 30, 2] } as const
    expect(await vote(other, ballot, { issued: 63, votes })).toEqual({ chosen: ['道路', '饮水', '照料中心'], tied: [] })
  })

  it('leaves those who stand level on the last place to a second ballot, which is held among what is left', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 63, present: 63, on: '2020-06-01' })
    const ballot = await prepareBallot(other, congress, { name: '第一轮', method: 'mostVotes', seats: 3, candidates: five })
    const votes = { 道路: [60], 饮水: [41], 照料中心: [33], 停车场: [33], 路灯: [12] } as const
    expect(await vote(other, ballot, { issued: 63, valid: 62, invalid: 1, votes })).toEqual({
      chosen: ['道路', '饮水'],
      tied: ['照料中心', '停车场'],
    })
    const more = { name: '第二轮', method: 'mostVotes', candidates: ['照料中心', '停车场'], previous: ballot.id } as const
    const wrong = await prepareBallot(other, congress, { ...more, name: '多选了', seats: 2 })
    expect(await other.refused(other.leader, wrong, 'begin')).toContain('没有选足')
    const stranger = await prepareBallot(other, congress, { ...more, name: '选过了', seats: 1, candidates: ['道路', '停车场'] })
    expect(await other.refused(other.leader, stranger, 'begin')).toContain('没有入选')
    const second = await prepareBallot(other, congress, { ...more, seats: 1 })
    expect(await vote(other, second, { issued: 63, votes: { 照料中心: [38], 停车场: [25] } })).toEqual({ chosen: ['照料中心'], tied: [] })
  })

  it('ranks by priority numbers: the points decide among those whom more than half numbered', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 9, present: 9, on: '2020-06-01' })
    const ballot = await prepareBallot(other, congress, {
      name: '排序',
      method: 'priority',
      seats: 2,
      candidates: ['道路', '饮水', '路灯'],
    })
    const votes = { 道路: [5, 0, 0, 10], 饮水: [8, 0, 0, 9], 路灯: [4, 0, 0, 8] } as const
    expect(await vote(other, ballot, { issued: 9, votes })).toEqual({ chosen: ['道路', '饮水'], tied: [] })
  })

  it('votes on the list that office, party committee and presidium agreed on, after what deputies said of it was answered', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 9, present: 9, on: '2020-06-01' })
    const wanted = { name: '名单', method: 'mostVotes', seats: 1, candidates: ['道路', '饮水'] } as const
    const { candidates, ...ballot } = await prepareBallot(other, congress, wanted)
    const road = await other.read('ballot-candidate', candidates.get('道路') ?? '')
    const change = { ledger: 'ballot-candidate', id: road.id, version: road.version, values: { plannedInvestment: '200000.00' } }
    await expect(amendRecord(other.kernel, other.maker, change)).rejects.toThrow('名单已经公布')
    await expect(amendRecord(other.kernel, other.maker, await methodChange(other, ballot.id))).rejects.toThrow('调整名单')
    const said = { ballot: ballot.id, source: '第一代表小组', receivedOn: '2020-05-28', content: '道路要带排水。' }
    const opinion = await other.add('candidate-opinion', said)
    expect(await other.refused(other.leader, ballot, 'begin')).toContain('还没有答复完')
    const { version } = await other.read('candidate-opinion', opinion)
    const reply = { reply: '已加排水沟。', repliedOn: '2020-05-29' }
    await amendRecord(other.kernel, other.maker, { ledger: 'candidate-opinion', id: opinion, version, values: reply })
    await other.step(other.leader, ballot, 'revise', { opinion: '采纳代表意见', evidence: await paper(other) })
    await amendRecord(other.kernel, other.maker, change)
    expect(await other.refused(other.leader, ballot, 'begin')).not.toBe('')
    await other.step(other.maker, ballot, 'submit')
    expect(await other.refused(other.maker, ballot, 'agree', { opinion: '同意' })).not.toBe('')
    await other.step(other.leader, ballot, 'sendBack', { opinion: '投资再核一次' })
    await publishList(other, ballot)
    await other.step(other.leader, ballot, 'begin')
  })

  it('is closed by its announcement where it was held before lists had a day of publication', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 3, present: 3, on: '2020-01-16' })
    const table = [
      ['票决名称', '会议', '年度', '表决办法', '应选数', '票决状态', '公布日期'],
      ['从前的票决', congress.name, '2019', '差额票决', '1', '已公布', '2019-01-20'],
    ]
    expect(await other.load('project-ballot', table)).toMatchObject({ added: 1 })
    const [ballot] = await other.all('project-ballot')
    if (ballot === undefined) throw new Error('nothing came in')
    const { id, version } = ballot
    const values = {
      ballot: id,
      number: 1,
      name: '后加的',
      content: '一处',
      plannedInvestment: '1.00',
      office: '办公室',
      deadline: '2019-11-30',
    }
    await expect(other.add('ballot-candidate', values)).rejects.toMatchObject({ code: 'wrong-state' })
    const change = { ledger: 'project-ballot', id, version } as const
    for (const [field, value] of [
      ['seats', 2],
      ['closedOn', null],
      ['status', 'void'],
    ] as const)
      await expect(amendRecord(other.kernel, other.maker, { ...change, values: { [field]: value } }), field).rejects.toThrow()
  })

  it('lets work begin when the money of all sources makes up what was voted on', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 9, present: 9, on: '2020-06-01' })
    const ballot = await prepareBallot(other, congress, { name: '资金', method: 'itemByItem', candidates: ['道路'] })
    await vote(other, ballot, { issued: 9, votes: { 道路: [9, 0, 0] } })
    const [project] = await other.all('livelihood-project')
    if (project === undefined) throw new Error('nothing was chosen')
    const subject = { ledger: 'livelihood-project', id: project.id }
    const fund = (source: string, planned: string) => other.add('project-fund', { project: project.id, source, planned })
    await fund('town', '60000.00')
    expect(await other.refused(other.maker, subject, 'start')).toContain('不等于计划投资')
    await fund('upper', '40000.00')
    await expect(fund('upper', '1.00')).rejects.toMatchObject({ code: 'conflict' })
    await other.step(other.maker, subject, 'start')
  })

  it('refuses slips that do not add up, and has no result before both groups say the same', async () => {
    const other = await openWorkTown(engine)
    const congress = await openCongress(other, { deputies: 30, present: 24, on: '2020-06-01' })
    const wanted = { method: 'mostVotes', seats: 1, candidates: ['道路', '饮水'] } as const
    const tries = [
      [{ issued: 25, votes: { 道路: [20], 饮水: [4] } }, '多于实到代表'],
      [{ issued: 23, returned: 24, votes: { 道路: [20], 饮水: [4] } }, '本次票决无效'],
      [{ issued: 24, returned: 24, valid: 23, invalid: 0, votes: { 道路: [20], 饮水: [3] } }, '不等于有效票加无效票'],
      [{ issued: 24, votes: { 道路: [25], 饮水: [0] } }, '多于有效票'],
      [{ issued: 24, votes: { 道路: [20], 饮水: [5] } }, '每张选满'],
      [{ issued: 24, blank: 1, votes: { 道路: [20], 饮水: [4] } }, '每张选满'],
      [{ issued: 24, votes: { 道路: [20] } }, '还有候选项目没有填'],
    ] as const
    for (const [index, [counted, why]] of tries.entries()) {
      const ballot = await prepareBallot(other, congress, { ...wanted, name: `不平${index}` })
      await other.step(other.leader, ballot, 'begin')
      await count(other, ballot, 'first', counted)
      expect(await other.refused(other.maker, ballot, 'handInFirst'), why).toContain(why)
    }
    const ballot = await prepareBallot(other, congress, { ...wanted, name: '两组' })
    await other.step(other.leader, ballot, 'begin')
    await count(other, ballot, 'first', { issued: 24, votes: { 道路: [20], 饮水: [4] } })
    await other.step(other.maker, ballot, 'handInFirst')
    await count(other, ballot, 'second', { issued: 24, votes: { 道路: [19], 饮水: [5] } })
    expect(await other.refused(other.maker, ballot, 'handInSecond')).not.toBe('')
    await other.step(other.checker, ballot, 'handInSecond')
    expect(await other.refused(other.leader, ballot, 'announce')).toContain('票数不一致')
    expect(await other.all('ballot-result')).toEqual([])
    await other.step(other.leader, ballot, 'recount', { opinion: '两组票数不一致' })
  })

  it('keeps nothing that says who voted for what', () => {
    const ledgers = town.kernel.catalogue.catalogue.ledgers
    const ofVote = new Set(['project-ballot', 'ballot-candidate', 'ballot-count', 'ballot-tally', 'ballot-result'])
    const reached = ledgers.flatMap(({ id, fields }) =>
      ofVote.has(id) ? fields.flatMap(({ field }) => (field.kind === 'ref' ? [field.to] : field.kind === 'personName' ? [id] : [])) : [],
    )
    expect([...new Set(reached)].filter((to) => !ofVote.has(to))).toEqual(['congress-session'])
    const naming = ledgers.filter(({ fields }) => fields.some(({ field }) => field.kind === 'ref' && field.to === 'deputy'))
    expect(naming.map(({ id }) => id)).toEqual(['session-attendance'])
  })
})

async function methodChange(town: WorkTown, id: string) {
  const { version } = await town.read('project-ballot', id)
  return { ledger: 'project-ballot', id, version, values: { method: 'itemByItem' } } as const
}

async function paper(town: WorkTown): Promise<readonly string[]> {
  const { value } = await storeFile(town.kernel, town.leader, { name: '主席团决定.pdf', bytes: Buffer.from('%PDF-1.4 主席团决定') })
  return [value]
}
