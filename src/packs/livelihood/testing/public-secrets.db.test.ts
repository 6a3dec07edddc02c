import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { createApi } from '../../../api/app.ts'
import type { Api } from '../../../api/context.ts'
import { toldFields } from '../../../definition/public-page/told-fields.ts'
import { type Engine, switchPublicPage } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'
import { openCongress, prepareBallot, vote } from './open-congress.ts'

/** Words that stand in exactly one place each, so that whoever finds one knows where it came out of. */
let serial = 0
const planted: string[] = []
const plant = (): string => {
  serial += 1
  // No digits: a name has none.
  const word = `密${[...String(serial).padStart(3, '0')].map((digit) => '天地玄黄宇宙洪荒日月'.charAt(Number(digit))).join('')}`
  planted.push(word)
  return word
}

describeOneEngine('what the public pages never say', (open) => {
  let engine: Engine
  let town: WorkTown
  let api: Api
  const outputs: string[] = []
  let course = ''

  /** Texts of a ledger that its pages do not name, each with a word of its own. */
  const secrets = (ledger: string, except: readonly string[] = []): Readonly<Record<string, string>> => {
    const told = publicFields(ledger)
    const { fields } = town.kernel.catalogue.getLedger(ledger)
    const kinds = ['text', 'personName']
    const free = fields.filter(({ id, field }) => kinds.includes(field.kind) && !told.has(id) && !except.includes(id))
    return Object.fromEntries(free.map(({ id }) => [id, plant()]))
  }

  /** What the pages tell of a ledger, directly or through another, or match it by. */
  const publicFields = (ledger: string): ReadonlySet<string> => {
    const pages = town.kernel.catalogue.catalogue.publicPages ?? []
    const told = pages.flatMap(toldFields).filter((one) => one.ledger === ledger)
    const stages = pages.flatMap((page) => page.stages.filter((stage) => 'match' in stage && stage.ledger === ledger))
    const matched = stages.flatMap((stage) => ('match' in stage ? stage.match.map(({ path }) => path.field) : []))
    return new Set([...told.map(({ field }) => field), ...matched])
  }

  beforeAll(async () => {
    engine = await open(wholeTables)
    town = await openWorkTown(engine)
    const congress = await openCongress(town, { deputies: 9, present: 9, on: '2020-06-01' })
    const deputy = { electedOn: '2016-12-28' }
    for (let index = 0; index < 3; index += 1) await town.add('deputy', { ...secrets('deputy'), ...deputy })
    const ballot = await prepareBallot(town, congress, {
      name: plant(),
      method: 'mostVotes',
      seats: 1,
      candidates: ['老旧管网', '口袋公园'],
    })
    await vote(town, ballot, { issued: 9, votes: { 老旧管网: [7], 口袋公园: [2] } })
    const [project] = await town.all('livelihood-project')
    const subject = { ledger: 'livelihood-project', id: project?.id ?? '' }
    await town.step(town.maker, subject, 'start')
    const values = { actualProgress: '60', completedInvestment: '60000.00' }
    await town.step(town.maker, subject, 'report', { values, opinion: plant() })
    await town.step(town.leader, subject, 'ask', { opinion: plant() })
    await town.step(town.checker, subject, 'answer', { opinion: plant() })
    await town.step(town.maker, subject, 'complete', { values: { completedInvestment: '90000.00' } })
    const survey = { topic: 'satisfaction', wording: '满意吗？', surveyedOn: '2020-11-01', method: 'visit', organiser: '镇人大' }
    const answers = { sample: 520, answered: 500, satisfied: 450, mostly: 40, unsatisfied: 10 }
    await town.add('opinion-survey', { ...secrets('opinion-survey'), ...survey, ...answers, project: subject.id })
    const measured = { round: 1, measuredOn: '2020-11-02', rule: 'ladder', base: 'all', all: 12, present: 9, returned: 9 }
    const review = await town.add('satisfaction-review', { ...secrets('satisfaction-review'), ...measured, project: subject.id })
    for (const satisfied of [7, 6])
      await town.add('satisfaction-item', { ...secrets('satisfaction-item'), review, satisfied, mostly: 1, unsatisfied: 1 })
    await town.step(town.leader, { ledger: 'satisfaction-review', id: review }, 'judge')
    await town.step(town.maker, { ledger: 'satisfaction-review', id: review }, 'close')
    await switchPublicPage(town.kernel, town.system, { page: 'livelihood', open: true })

    api = await createApi({ kernel: town.kernel, version: '0' })
    const at = `/public/${town.maker.town}/livelihood`
    const list = (await api.inject({ method: 'GET', url: `${at}?year=all` })).body
    const [, item = ''] = /href="(\/public\/\d+\/livelihood\/[0-9a-f]{12})"/.exec(list) ?? []
    for (const url of [`${at}?year=all`, item, `${item}?size=large`, `${at}/data.csv`, `${at}/data.json`]) {
      const answer = await api.inject({ method: 'GET', url })
      expect([url, answer.statusCode]).toEqual([url, 200])
      outputs.push(answer.body)
    }
    course = outputs[1] ?? ''
    return () => api.close()
  })

  it('is anything but what the pages name: the course is there, and no planted word', () => {
    for (const said of ['老旧管网', '>7<', '开工', '报月度进度', '6 万元', '9 万元', '450', '2020年11月2日']) expect(course).toContain(said)
    expect(planted.length).toBeGreaterThan(12)
    for (const output of outputs) expect(planted.filter((word) => output.includes(word))).toEqual([])
  })

  it('is who voted, counted, wrote or took a step, or the id of a record', async () => {
    const deputies = (await town.all('deputy')).map(({ values }) => String(values.name))
    expect(deputies).toHaveLength(12)
    for (const output of outputs) {
      expect(deputies.filter((name) => output.includes(name))).toEqual([])
      expect(output).not.toMatch(/甲组|乙组|用户(?:maker|checker|leader)|系统|[0-9a-f]{8}-[0-9a-f]{4}-/)
    }
  })

  it('is a candidate that was not chosen, or one of a ballot that is not announced', () => {
    for (const output of outputs) expect(output).not.toContain('口袋公园')
  })
})
