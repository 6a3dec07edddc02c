import { beforeAll, expect, it } from 'vitest'
import type { FieldValues } from '../src/definition/field/types.ts'
import { amendRecord, type CaseDetail, getRecord, listRecords, type StepInput, verifyAudit } from '../src/kernel/index.ts'
import { describeOneEngine } from '../src/kernel/storage/testing.ts'
import { openPeopleTown, type PeopleTown } from './people-town.ts'
import { wholeTables } from './whole-tables.ts'

const people = { office: 'clerk', other: 'clerk', cadre: 'villageCadre', mayor: 'leader' } as const

describeOneEngine('projects, villages and fields', (open) => {
  let town: PeopleTown
  beforeAll(async () => {
    town = await openPeopleTown(await open(wholeTables), { town: '999901402', day: '2020-01-02', village: '上坪村', people })
  })

  const add = (ledger: string, values: FieldValues) => town.add('office', ledger, values)

  /** The case of a record, to be led on; every step is proved by a photo. */
  async function follow(ledger: string, subject: string) {
    const led = await town.lead(ledger, subject)
    const take = (who: string, step: string, input: Omit<StepInput, 'step'> = {}): Promise<CaseDetail> =>
      led.take(who, { step, evidence: [town.photo], ...input })
    return {
      take,
      why: (who: string, step: string, input: Omit<StepInput, 'step'> = {}) =>
        take(who, step, input).then(
          () => '',
          (error: Error) => error.message,
        ),
      now: led.now,
    }
  }

  it('leads a project from the reserve to its hand-over; its lights and milestones are figures', async () => {
    const project = await add('key-project', {
      name: '石桥改造',
      status: 'notStarted',
      plannedStart: '2020-02-01',
      plannedInvestment: '1000000',
    })
    const milestone = await add('project-milestone', { project, name: '桥面', dueOn: '2020-04-30' })
    const { take, why, now } = await follow('key-project', project)
    expect(now().case).toMatchObject({ state: 'reserve', due: '2020-02-01' })
    town.goTo('2020-02-03')
    expect(await why('office', 'begin', { values: { startedOn: '2020-02-05', plannedFinish: '2020-06-30' } })).toContain('开工日期还没有到')
    await take('office', 'begin', { values: { startedOn: '2020-02-03', plannedFinish: '2020-06-30' } })
    expect(now().case.due).toBe('2020-06-30')
    await take('office', 'halt', { opinion: '疫情停工' })
    expect(now()).toMatchObject({ case: { due: '2020-04-03' }, record: { values: { status: 'suspended' } } })
    await take('office', 'restart')
    for (const [month, plannedProgress, actualProgress] of [
      ['2020-03', '40', '32'],
      ['2020-04', '70', '58'],
    ] as const) {
      await add('project-plan', { project, month, plannedProgress })
      await add('project-progress', { project, month, actualProgress, governmentInvestment: '100000' })
    }
    const lights = ['red-project-count', 'yellow-project-count', 'green-project-count', 'milestone-overdue-count', 'milestone-on-time-rate']
    expect(await town.figures('2020-03', ...lights)).toEqual(['0', '1', '0', '0', null])
    expect(await town.figures('2020-04', ...lights)).toEqual(['1', '0', '0', '1', '0'])
    town.goTo('2020-06-20')
    const finished = { values: { finishedOn: '2020-06-18' } }
    expect(await why('office', 'complete', finished)).toContain('还没有到100%')
    await take('office', 'complete', { ...finished, opinion: '六月月报尚未上报' })
    const accepted = { values: { acceptedOn: '2020-06-19', conclusion: '合格' } }
    expect(await why('office', 'accept', accepted)).toContain('要由另一个人来办')
    await take('mayor', 'reject', { opinion: '护栏不合格' })
    expect(now().case).toMatchObject({ state: 'rectifying', returns: 1 })
    await take('office', 'rectify')
    expect(await why('mayor', 'accept', { values: { acceptedOn: '2020-06-01', conclusion: '合格' } })).toContain('早于完工日期')
    await take('mayor', 'accept', accepted)
    const handed = { values: { receiver: '上坪村', handedOverOn: '2020-06-20' } }
    expect(await why('office', 'handOver', handed)).toContain('没办结的下级事项')
    await (await follow('project-milestone', milestone)).take('office', 'complete', { values: { completedOn: '2020-05-20' } })
    await take('office', 'handOver', handed)
    expect(now().record?.values).toMatchObject({ status: 'completed', receiver: '上坪村' })
    expect(await town.figures('2020-06', 'milestone-on-time-rate', 'accepted-project-count')).toEqual(['100', '1'])
  })

  it('leads a creation to its title only with a sheet that reaches the mark, and takes the title back', async () => {
    town.goTo('2020-03-02')
    const creation = await add('creation-task', { name: '景区镇', stage: '申报' })
    const { take, why, now } = await follow('creation-task', creation)
    await take('office', 'start', { values: { standard: '景区镇评定标准', passScore: '15' } })
    expect(await why('office', 'assess')).toContain('还没有创建指标')
    await add('creation-item', { creation, item: '游客中心', points: '10', selfScore: '9' })
    expect(await why('office', 'assess')).toContain('没有达到达标分')
    await add('creation-item', { creation, item: '停车场', points: '8', selfScore: '7.5' })
    await take('office', 'assess')
    expect(now().record?.values).toMatchObject({ stage: '自评', state: 'selfAssessed', selfScore: '16.5' })
    for (const step of ['countyPass', 'cityPass', 'provincePass']) await take('mayor', step)
    await take('office', 'publish')
    const name = { values: { namedOn: '2020-03-09', document: '省文旅〔2020〕9号', grade: '3A' } }
    expect(await why('mayor', 'name', name)).toContain('才满')
    town.goTo('2020-03-10')
    await take('mayor', 'name', name)
    expect(await town.figures('2020', 'creation-named-count', 'scenic-town-grade')).toEqual(['1', '3'])
    await take('office', 'review')
    await take('mayor', 'delist', { opinion: '复核不达标' })
    expect(now()).toMatchObject({ case: { outcome: 'refused' }, record: { values: { stage: '摘牌' } } })
  })

  it('gives a scenic village no grade that its sheet does not reach', async () => {
    town.goTo('2020-06-24')
    const values = { village: town.village, targetGrade: 'gradeAAA' }
    const scenicVillage = await add('scenic-village', values)
    const { take, why, now } = await follow('scenic-village', scenicVillage)
    await take('cadre', 'finish', { values: { completedOn: '2020-06-24' } })
    await take('office', 'declare', { values: { targetGrade: 'gradeAAA', declaredOn: '2020-06-24' } })
    const grade = (wanted: string) => ({ values: { grade: wanted } })
    expect(await why('other', 'score', grade('gradeAAA'))).toContain('评分表还没有填全')
    const scores = { traffic: '72.5', hygiene: '84.5', service: '108', activity: '83', management: '70.5', satisfaction: '27', bonus: '3' }
    for (const [category, score] of Object.entries(scores))
      await add('scenic-score', { scenicVillage, round: 'county', category, score, scoredOn: '2020-06-24' })
    expect(await why('office', 'score', grade('gradeAA'))).toContain('要由另一个人来办')
    expect(await why('other', 'score', grade('gradeAAA'))).toContain('没有达到AAA级起评分')
    await take('other', 'score', grade('gradeAA'))
    expect(now().record?.values).toMatchObject({ score: '448.5', grade: 'gradeAA', status: 'scored' })
    await take('office', 'publish')
    await take('mayor', 'sendBack', { opinion: '公示有异议' })
    expect(now().case).toMatchObject({ state: 'building', returns: 1 })
  })

  it('has what an event sold verified by another person', async () => {
    town.goTo('2020-09-07')
    const event = await add('promotion-event', { name: '柚子开园节', date: '2020-09-07' })
    const { take, why } = await follow('promotion-event', event)
    await take('office', 'hold', { values: { platform: '直播间', sessions: 2 } })
    expect(await why('office', 'settle', { values: { salesAmount: '389000.00' } })).toContain('要由另一个人来办')
    await take('other', 'settle', { values: { salesAmount: '389000.00' } })
    expect(await town.figures('2020-09', 'promotion-sales', 'promotion-settled-count')).toEqual(['389000', '1'])
  })

  it('accepts farmland by experts who agree, and wants somebody to keep it', async () => {
    town.goTo('2020-10-20')
    const farmland = await add('high-standard-farmland', { project: '上坪片', village: town.village, area: '465', status: 'planned' })
    const { take, why, now } = await follow('high-standard-farmland', farmland)
    await take('office', 'approve', { values: { approvedArea: '465', approval: '清农〔2020〕7号' } })
    await take('office', 'begin')
    await take('office', 'complete', { values: { area: '470' } })
    expect(await why('office', 'selfCheck', { values: { selfCheckedOn: '2020-10-20' } })).toContain('建成面积大于批复面积')
    await take('other', 'sendBack', { opinion: '面积重测' })
    await take('office', 'complete', { values: { area: '462' } })
    await take('office', 'selfCheck', { values: { selfCheckedOn: '2020-10-20' } })
    await take('other', 'countyAccept', { values: { countyAcceptedOn: '2020-10-20', countyConclusion: '初验合格' } })
    town.goTo('2020-11-06')
    const conclude = {
      values: { acceptedOn: '2020-11-06', conclusion: '专家组一致同意通过验收', acceptance: '清岚农验〔2020〕3号', mapped: true },
    }
    const expert = (name: string, role: string, opinion: string) => add('acceptance-expert', { farmland, name, role, opinion })
    await expert('邹怀田', 'head', 'pass')
    await expert('范之禾', 'member', 'pass')
    expect(await why('mayor', 'accept', conclude)).toContain('专家组人数不够')
    await expert('裘方塍', 'member', 'fail')
    expect(await why('mayor', 'accept', conclude)).toContain('不同意通过')
    expect(await town.figures('2020', 'farmland-acceptance-rate')).toEqual(['0'])
    const { records } = await kernelRecords('acceptance-expert')
    const against = records.find(({ values }) => values.opinion === 'fail')
    await amend('acceptance-expert', against?.id ?? '', { opinion: 'pass' })
    await take('mayor', 'accept', conclude)
    expect(now().case.due).toBe('2021-01-05')
    await take('office', 'handOver', { values: { keeper: '上坪粮油合作社', handedOverOn: '2020-11-06' } })
    expect(await town.figures('2020', 'farmland-acceptance-rate', 'farmland-area', 'farmland-handed-over-area')).toEqual([
      '100',
      '462',
      '462',
    ])
  })

  it('counts a flood repair as in time only beside what is overdue', async () => {
    town.goTo('2020-07-01')
    const damage = (name: string) => add('flood-damage', { name, village: town.village, occurredOn: '2020-06-30' })
    const [first, second] = [await damage('二号渠'), await damage('机耕路')]
    const survey = { values: { category: 'channel', estimate: '20000', dueOn: '2020-08-31' } }
    const one = await follow('flood-damage', first)
    await one.take('office', 'survey', survey)
    await one.take('cadre', 'begin', { values: { startedOn: '2020-07-01' } })
    const other = await follow('flood-damage', second)
    await other.take('office', 'survey', survey)
    town.goTo('2020-08-20')
    await one.take('cadre', 'repair', { values: { repairedOn: '2020-08-19' } })
    await one.take('office', 'accept', { values: { acceptedOn: '2020-08-20' } })
    expect(await town.figures('2020-08', 'flood-repaired-count', 'flood-overdue-count', 'flood-on-time-rate')).toEqual(['1', '1', '50'])
    expect(await town.figures('2020-07', 'flood-on-time-rate')).toEqual([null])
  })

  it('accepts no orchard into which nobody paid', async () => {
    town.goTo('2020-05-06')
    const orchard = await add('orchard-project', {
      name: '示范园',
      village: town.village,
      crop: '甜桔柚',
      area: '120',
      plannedInvestment: '50000',
    })
    const { take, why, now } = await follow('orchard-project', orchard)
    await take('office', 'begin', { values: { plannedFinish: '2020-05-30' } })
    await take('office', 'finish', { values: { finishedOn: '2020-05-06', area: '120' } })
    const accepted = { values: { acceptedOn: '2020-05-06', conclusion: '合格' } }
    expect(await why('other', 'accept', accepted)).toContain('还没有这个项目的投入')
    await add('agricultural-investment', { project: '示范园', category: 'orchard', date: '2020-05-01', amount: '60000' })
    expect(await why('other', 'accept', accepted)).toContain('超过了计划投资')
    await take('other', 'accept', { ...accepted, opinion: '增建滴灌' })
    expect(now().case.due).toBeNull()
    await take('cadre', 'produce')
    expect(now().case.outcome).toBe('done')
  })

  it('leaves a chain that verifies', async () => {
    expect((await verifyAudit(town.kernel, town.as('mayor'))).problems).toEqual([])
  })

  const kernelRecords = (ledger: string) => listRecords(town.kernel, town.as('office'), { ledger })
  const amend = async (ledger: string, id: string, values: FieldValues) => {
    const { version } = await getRecord(town.kernel, town.as('office'), { ledger, id })
    await amendRecord(town.kernel, town.as('office'), { ledger, id, version, values })
  }
})
