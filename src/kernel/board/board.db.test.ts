import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { initTown } from '../access/town/init-town.ts'
import { amendRecord } from '../ledger/command/amend-record.ts'
import { getRecord } from '../ledger/query/get-record.ts'
import { listRecords } from '../ledger/query/list-records.ts'
import { verifyAudit } from '../ledger/verify/verify-audit.ts'
import { listCases, readCase, takeStep } from '../loop/index.ts'
import { Refusal } from '../refusal.ts'
import { describeOneEngine } from '../storage/testing.ts'
import type { Engine } from '../storage/types.ts'
import { freezeIssue, getIssue, listIssues, publishIssue, raiseObjection, rankMonth, readIssueWork, rebuildIssue } from './index.ts'
import { type BoardSample, openBoardSample } from './testing/open-board-sample.ts'

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? `${error.code}: ${error.message}` : Promise.reject(error)),
  )

const june = { board: 'works', month: '2020-06' }
const may = { board: 'works', month: '2020-05' }
const bridge = [
  ['20', '20', '100'],
  ['40', '30', '200'],
  ['60', '48', '240'],
] as const
const school = [
  ['10', '10', '100'],
  ['30', '30', '200'],
  ['50', '60', '300'],
] as const

async function caseOf({ kernel, as }: BoardSample, ledger: string, id: string) {
  const { cases } = await listCases(kernel, as('leader'), { subject: { ledger, id }, standing: 'all' })
  const [found] = cases
  if (found === undefined) throw new Error(`no case over ${ledger} ${id}`)
  return found
}

describeOneEngine('a board', (open) => {
  let engine: Engine
  let sample: BoardSample
  let ids: { readonly bridge: string; readonly school: string; readonly young: string }

  beforeAll(async () => {
    engine = await open()
  })
  // A town of its own for every test: each ranks, publishes and lists all that there is, and lets days pass.
  beforeEach(async () => {
    sample = await openBoardSample(engine)
    ids = {
      bridge: await sample.addWork('石桥', bridge, { difficulty: '1.1' }),
      school: await sample.addWork('小学', school, { kind: 'school' }),
      young: await sample.addWork('新路', [['50', '50', null]]),
    }
    await sample.addWork('旧路', bridge, { status: 'dropped' })
    await sample.add('milestone', { work: ids.bridge, name: '桥墩', dueOn: '2020-03-01', doneOn: '2020-03-05' })
    await sample.add('milestone', { work: ids.bridge, name: '桥面', dueOn: '2020-05-01' })
  })
  afterEach(async () => {
    expect((await verifyAudit(sample.kernel, sample.as('auditor'))).problems, 'a chain that verifies').toEqual([])
  })

  it('ranks what the ledgers say by the published rule', async () => {
    const { ranking, text, appealDays } = await rankMonth(sample.kernel, sample.as('auditor'), june)
    expect(ranking.ranked.map(({ title, rank, score, category }) => [title, rank, score, category])).toEqual([
      // (50 × 1.2 + 30 × 1.2) ÷ 80: there is no milestone to be in time with
      ['小学', 1, '120.00', '学校'],
      // (50 × 0.8 + 30 × 0.9 + 20 × 0.5) ÷ 100 × 1.1
      ['石桥', 2, '84.70', '道路'],
    ])
    expect(ranking.apart.map(({ title, why, sample: months }) => [title, why, months])).toEqual([['新路', 'sample', '1']])
    expect(text).toContain('有数据的月份少于2个')
    expect(appealDays).toBe(3)
  })

  it('measures by its indicator what names one, in its own unit, month by month, and by nothing else', async () => {
    const { kernel, as, add } = sample
    // 石桥, 小学 and 旧路 were paid 540, 600 and 540 元 by the end of March.
    await add('promise', { name: '支付', quantity: '0.48', unit: '万元', indicator: '支付额', said: '9' })
    await add('promise', { name: '元为单位', quantity: '4800', unit: '元', indicator: '支付额' })
    await add('promise', { name: '不成单位', quantity: '10', unit: '亩', indicator: '支付额', said: '5' })
    await add('promise', { name: '没有这个指标', quantity: '10', indicator: '支付金额' })
    await add('promise', { name: '自报', quantity: '12', said: '6' })
    const march = { board: 'promises', month: '2020-03' }
    const { entries, ranking, progress, text } = await rankMonth(kernel, as('auditor'), march)
    const figures = Object.fromEntries(entries.map(({ title, figures: { progress: one } }) => [title, one]))
    expect(figures).toEqual({
      支付: { actual: '0.168', plan: '0.12' },
      元为单位: { actual: '1680', plan: '1200' },
      不成单位: { actual: '5', plan: '2.5' },
      没有这个指标: { actual: null, plan: '2.5' },
      自报: { actual: '6', plan: '3' },
    })
    expect(ranking.apart.map(({ title, why }) => [title, why])).toEqual([['没有这个指标', 'sample']])
    const curve = progress.find(({ id }) => id === entries.find(({ title }) => title === '支付')?.id)
    expect(curve?.light).toBe('green')
    expect(curve?.months.slice(0, 4).map(({ actual }) => actual)).toEqual(['6.25', '18.75', '35', null])
    expect(text).toContain('写明取数指标的，按指标从年初到月末的数计算，不用填报。')
  })

  it('keeps what an indicator said when the list was published, and proves it from the ledgers', async () => {
    const { kernel, as, add } = sample
    await add('promise', { name: '支付', quantity: '0.48', unit: '万元', indicator: '支付额' })
    const { id } = await publishIssue(kernel, as('editor'), { board: 'promises', month: '2020-06' })
    await sample.addWork('后补', [['10', '10', '900']])
    expect((await rankMonth(kernel, as('auditor'), { board: 'promises', month: '2020-06' })).entries[0]?.figures.progress?.actual).toBe(
      '0.258',
    )
    expect((await getIssue(kernel, as('auditor'), { id })).published.entries[0]?.figures.progress?.actual).toBe('0.168')
    expect(await rebuildIssue(kernel, as('auditor'), { id })).toMatchObject({ intact: true, sameRanking: true, sameReading: true })
  })

  it('shows the light and the curve of every project, and no month that is still to come as done', async () => {
    const { progress } = await rankMonth(sample.kernel, sample.as('leader'), { board: 'works', month: '2020-02' })
    expect(progress.map(({ id, light }) => [id, light]).sort()).toEqual(
      [
        [ids.bridge, 'red'],
        [ids.school, 'green'],
        [ids.young, 'green'],
      ].sort(),
    )
    const curve = progress.find(({ id }) => id === ids.bridge)?.months ?? []
    expect(curve).toHaveLength(12)
    expect(curve.slice(0, 4).map(({ planned, actual }) => [planned, actual])).toEqual([
      ['20', '20'],
      ['40', '30'],
      ['60', null],
      ['60', null],
    ])
  })

  it('reads a town’s own value of a setting', async () => {
    const own = await sample.add('setting', { name: 'least-months', value: '1' })
    expect((await rankMonth(sample.kernel, sample.as('clerk'), june)).ranking.apart).toEqual([])
    await amendRecord(sample.kernel, sample.as('clerk'), { ledger: 'setting', id: own.id, version: 1, values: { value: '2' } })
    expect((await rankMonth(sample.kernel, sample.as('clerk'), june)).ranking.apart).toHaveLength(1)
  })

  it('refuses what is no board, no month, or a month that goes on; and whom it does not concern', async () => {
    const { kernel, as } = sample
    expect(await refusal(rankMonth(kernel, as('clerk'), { board: 'people', month: '2020-06' }))).toMatch(/^not-found/)
    expect(await refusal(rankMonth(kernel, as('clerk'), { board: 'works', month: '2020' }))).toMatch(/^invalid/)
    expect(await refusal(publishIssue(kernel, as('editor'), { board: 'works', month: '2020-07' }))).toMatch(
      /^wrong-state: 2020年7月还没有过完/,
    )
    expect(await refusal(publishIssue(kernel, as('clerk'), june))).toMatch(/^not-permitted/)
    expect(await refusal(publishIssue(kernel, as('editor'), { board: 'works', month: '2019-12' }))).toMatch(
      /^invalid: 2019年12月没有一个项目/,
    )
  })

  it('goes from the published list through an objection to the frozen one, which no amendment moves', async () => {
    const { kernel, as, passDays } = sample
    const issue = await publishIssue(kernel, as('editor'), june)
    expect([issue.state, issue.publishedOn, issue.name]).toEqual(['published', '2020-07-01', '工程榜 2020年6月'])
    expect(await refusal(publishIssue(kernel, as('editor'), june))).toMatch(/^conflict/)
    expect(await refusal(freezeIssue(kernel, as('editor'), { id: issue.id }))).toMatch(/^wrong-state: “公示中”到2020年7月4日才满/)

    const freezing = async (role: 'editor' | 'leader') => (await readIssueWork(kernel, as(role), { issue: issue.id })).freeze
    expect(await freezing('editor')).toMatchObject({
      allowed: false,
      why: '“公示中”到2020年7月4日才满，之后才能办“定榜”。',
      from: '2020-07-05',
      does: expect.stringContaining('不能撤回'),
    })

    const objection = { issue: issue.id, project: ids.bridge, content: '三月完成 60，不是 48' }
    expect(await refusal(raiseObjection(kernel, as('clerk'), { ...objection, content: ' ' }))).toMatch(/^invalid/)
    expect(await refusal(raiseObjection(kernel, as('clerk'), { ...objection, project: 'x' }))).toMatch(/^invalid: 这个项目不在/)
    const { id } = await raiseObjection(kernel, as('clerk'), objection)

    passDays(4)
    expect(await refusal(raiseObjection(kernel, as('clerk'), objection))).toMatch(/^too-late: 异议期到2020年7月4日/)
    expect(await refusal(freezeIssue(kernel, as('editor'), { id: issue.id }))).toMatch(/^wrong-state: 还有没办结的下级事项/)

    expect(await freezing('editor')).toMatchObject({ allowed: false, why: '还有没办结的下级事项，要先办结它们。', from: null })

    const march = (await listRecords(kernel, as('clerk'), { ledger: 'work-month' })).records.find(
      ({ values }) => values.work === ids.bridge && values.month === '2020-03',
    )
    if (march === undefined) throw new Error('no month')
    const amend = (version: number, done: string) =>
      amendRecord(kernel, as('clerk'), { ledger: 'work-month', id: march.id, version, values: { done } })
    await amend(march.version, '60')
    const open = await caseOf(sample, 'board-objection', id)
    const decide = { id: open.id, version: open.version, step: 'uphold', values: { reply: '核实后更正为 60' } }
    expect(await refusal(takeStep(kernel, as('clerk'), decide))).toMatch(/^not-permitted/)
    await takeStep(kernel, as('leader'), decide)

    const { published } = await getIssue(kernel, as('auditor'), { id: issue.id })
    expect(published.ranking.ranked.map(({ title, score }) => [title, score])).toEqual([
      ['小学', '120.00'],
      ['石桥', '84.70'],
    ])
    expect(await refusal(freezeIssue(kernel, as('leader'), { id: issue.id }))).toMatch(/^not-permitted/)
    expect(await freezing('leader')).toMatchObject({ allowed: false, from: null })
    expect(await freezing('editor')).toMatchObject({ allowed: true, why: null, from: null })
    const frozen = await freezeIssue(kernel, as('editor'), { id: issue.id })
    expect([frozen.state, frozen.frozenOn]).toEqual(['frozen', '2020-07-05'])
    expect(await freezing('editor')).toBeNull()
    expect(frozen.frozen?.ranking.ranked.map(({ title, score }) => [title, score])).toEqual([
      ['小学', '120.00'],
      // (50 × 1 + 30 × 0.9 + 20 × 0.5) ÷ 100 × 1.1
      ['石桥', '95.70'],
    ])

    await amend(march.version + 1, '5')
    expect((await rankMonth(kernel, as('clerk'), june)).ranking.ranked.find(({ title }) => title === '石桥')?.score).not.toBe('95.70')
    expect(await getIssue(kernel, as('clerk'), { id: issue.id })).toEqual(frozen)
    expect(await rebuildIssue(kernel, as('auditor'), { id: issue.id })).toEqual({
      digest: frozen.digest,
      intact: true,
      sameRanking: true,
      sameReading: true,
    })
    expect(await refusal(freezeIssue(kernel, as('editor'), { id: issue.id }))).toMatch(/^wrong-state: 这一期榜单已经结束/)
    expect(await refusal(raiseObjection(kernel, as('clerk'), objection))).toMatch(/^wrong-state/)
    const places = await listRecords(kernel, as('clerk'), {
      ledger: 'board-place',
      query: { sort: { field: 'rank', direction: 'ascending' } },
    })
    expect(places.records.map(({ values }) => [values.project, values.rank, values.score, values.apart])).toEqual([
      ['小学', 1, '120', null],
      ['石桥', 2, '95.7', null],
      ['新路', null, '62.5', '数据月份不足'],
    ])
  })

  it('can be withdrawn with a reason and published again, as another issue of the month', async () => {
    const { kernel, as, passDays } = sample
    const { id } = await publishIssue(kernel, as('editor'), june)
    passDays(4)
    await freezeIssue(kernel, as('editor'), { id })
    const first = await publishIssue(kernel, as('editor'), may)
    const open = await caseOf(sample, 'board-issue', first.id)
    const withdraw = { id: open.id, version: open.version, step: 'withdraw' }
    expect(await refusal(takeStep(kernel, as('leader'), withdraw))).toMatch(/^invalid/)
    await takeStep(kernel, as('leader'), { ...withdraw, opinion: '漏了一个项目' })
    const second = await publishIssue(kernel, as('editor'), may)
    expect(second.name).toBe('工程榜 2020年5月（第2次公布）')
    expect((await listIssues(kernel, as('clerk'), { board: 'works' })).map(({ month, number, state }) => [month, number, state])).toEqual([
      ['2020-06', 1, 'frozen'],
      ['2020-05', 2, 'published'],
      ['2020-05', 1, 'withdrawn'],
    ])
  })

  it('cannot be written by hand, nor frozen past its own verb', async () => {
    const { kernel, as, add } = sample
    const issue = await publishIssue(kernel, as('editor'), may)
    const { id, version } = await getRecord(kernel, as('clerk'), { ledger: 'board-issue', id: issue.id })
    const forged = { frozenDigest: 'x', frozenContent: '{}' }
    expect(await refusal(amendRecord(kernel, as('administrator'), { ledger: 'board-issue', id, version, values: forged }))).toMatch(
      /^not-permitted/,
    )
    expect(await refusal(add('board-place', { issue: id, project: '石桥', subject: 'x', rank: 1 }))).toMatch(/^not-permitted/)
    sample.passDays(10)
    const open = await caseOf(sample, 'board-issue', id)
    const past = takeStep(kernel, as('editor'), { id: open.id, version: open.version, step: 'freeze' })
    expect(await refusal(past)).toMatch(/^wrong-state: 定榜要在榜单页面办/)
    const { steps } = await readCase(kernel, as('editor'), { id: open.id })
    expect(steps.map((step) => [step.id, step.allowed])).toEqual([
      ['freeze', false],
      ['withdraw', true],
    ])
  })

  it('shows nothing of one town to another', async () => {
    const { kernel, as } = sample
    const issue = await publishIssue(kernel, as('editor'), may)
    const stranger = { ...as('administrator'), town: '999901999' }
    await initTown(kernel, { town: stranger.town, name: '邻镇' })
    expect(await listIssues(kernel, stranger, { board: 'works' })).toEqual([])
    for (const read of [getIssue, rebuildIssue]) expect(await refusal(read(kernel, stranger, { id: issue.id }))).toMatch(/^not-found/)
    expect(await refusal(readIssueWork(kernel, stranger, { issue: issue.id }))).toMatch(/^not-found/)
    expect((await rankMonth(kernel, stranger, june)).entries).toEqual([])
  })
})
