import { beforeAll, expect, it } from 'vitest'
import { wholeTables } from '../../../../conformance/whole-tables.ts'
import { openWorkTown, type WorkTown } from '../../../../conformance/work-town/open-work-town.ts'
import { amendRecord, type Engine } from '../../../kernel/index.ts'
import { describeOneEngine } from '../../../kernel/storage/testing.ts'

const survey = {
  topic: 'satisfaction',
  wording: '您对这个项目满意吗？',
  surveyedOn: '2020-06-01',
  method: 'visit',
  organiser: '党政综合办公室',
  sample: 520,
  answered: 500,
  satisfied: 450,
  mostly: 40,
  unsatisfied: 10,
} as const

const review = { measuredOn: '2020-06-01', rule: 'ladder', base: 'all', all: 63, present: 60, returned: 60 } as const

describeOneEngine('what is judged', (open) => {
  let engine: Engine
  let town: WorkTown
  beforeAll(async () => {
    engine = await open(wholeTables)
    town = await openWorkTown(engine)
  })

  it('is put right and judged again when it does not satisfy, each round with its own votes', async () => {
    const first = { ledger: 'satisfaction-review', id: '' }
    first.id = await town.add(first.ledger, { ...review, name: '老旧管网', round: 1, satisfied: 14, mostly: 16, unsatisfied: 30 })
    await town.step(town.leader, first, 'judge')
    expect((await town.read(first.ledger, first.id)).values).toMatchObject({ verdict: '不满意', status: 'judged' })
    expect(await town.refused(town.leader, first, 'close')).toContain('整改')
    const { version } = await town.read(first.ledger, first.id)
    await expect(amendRecord(town.kernel, town.maker, { ...first, version, values: { satisfied: 60 } })).rejects.toThrow('票数不能再改')
    await town.step(town.leader, first, 'rectify', { opinion: '漏水点没有修复' })
    town.toDay('2020-07-01')
    await town.step(town.leader, first, 'again', { opinion: '已全部修复' })
    const second = (await town.all(first.ledger)).find(({ values }) => values.name === '老旧管网' && values.round === 2)
    expect(second?.values).toMatchObject({
      measuredOn: '2020-07-01',
      rule: 'ladder',
      base: 'all',
      all: 63,
      satisfied: null,
      status: 'measuring',
    })
    const subject = { ledger: first.ledger, id: second?.id ?? '' }
    expect(await town.refused(town.leader, subject, 'judge')).toContain('票数没有填')
    const counted = { present: 61, returned: 61, satisfied: 55, mostly: 5, unsatisfied: 1 }
    await amendRecord(town.kernel, town.maker, { ...subject, version: second?.version ?? 0, values: counted })
    await town.step(town.leader, subject, 'judge')
    await town.step(town.leader, subject, 'close')
    expect((await town.read(first.ledger, first.id)).values).toMatchObject({ satisfied: 14, verdict: '不满意', status: 'again' })
  })

  it('is refused where the votes do not add up', async () => {
    const wrong = [
      [{ satisfied: 60, mostly: 1, unsatisfied: 0 }, '多于收回的票'],
      [{ satisfied: 6, mostly: 1, unsatisfied: 0, returned: 61 }, '多于出席人数'],
      [{ rule: 'rate', satisfied: 6, mostly: 1, unsatisfied: 0 }, '合格线'],
    ] as const
    for (const [index, [values, why]] of wrong.entries()) {
      const id = await town.add('satisfaction-review', { ...review, name: `不平${index}`, round: 1, ...values })
      expect(await town.refused(town.leader, { ledger: 'satisfaction-review', id }, 'judge'), why).toContain(why)
    }
  })

  it('ends a project: begun, asked about, done, surveyed and judged; what was voted on moves by a decision only', async () => {
    const voted = { year: '2020', name: '通村公路', content: '改造5公里', plannedInvestment: '100000.00', deadline: '2020-11-30' }
    const project = { ledger: 'livelihood-project', id: '' }
    project.id = await town.add(project.ledger, { ...voted, status: 'notStarted', votes: 58, votedOn: '2020-01-16' })
    const { version } = await town.read(project.ledger, project.id)
    await expect(amendRecord(town.kernel, town.maker, { ...project, version, values: { content: '改造3公里' } })).rejects.toThrow('主席团')
    await town.step(town.maker, project, 'start')
    await town.step(town.leader, project, 'ask', { opinion: '雨天施工质量怎么保证' })
    await town.step(town.maker, project, 'answer', { opinion: '雨天停工，已请监理旁站' })
    await town.step(town.maker, project, 'complete', { values: { completedInvestment: '98000.00' } })
    expect(await town.refused(town.leader, project, 'judge')).toContain('民意调查')
    await town.add('opinion-survey', { ...survey, name: '通村公路', project: project.id })
    expect(await town.refused(town.leader, project, 'judge')).toContain('满意度测评')
    const judged = { ledger: 'satisfaction-review', id: '' }
    judged.id = await town.add(judged.ledger, {
      ...review,
      name: '通村公路',
      round: 1,
      project: project.id,
      satisfied: 55,
      mostly: 5,
      unsatisfied: 0,
    })
    await town.step(town.leader, judged, 'judge')
    await town.step(town.leader, judged, 'close')
    await town.step(town.leader, project, 'judge')
    expect((await town.read(project.ledger, project.id)).values).toMatchObject({
      satisfaction: '98',
      verdict: '满意',
      status: 'completed',
    })
  })

  it('gives a rate that a report can print: the surveys of the town, not those of a project', async () => {
    await town.add('opinion-survey', { ...survey, name: '全镇', answered: 400, satisfied: 380, mostly: 12, unsatisfied: 8 })
    await town.add('opinion-survey', {
      ...survey,
      topic: 'safety',
      name: '安全感',
      answered: 400,
      satisfied: 390,
      mostly: 6,
      unsatisfied: 4,
    })
    expect([await town.figure('public-satisfaction', '2020'), await town.figure('public-safety-rate', '2020')]).toEqual(['98', '99'])
  })
})
