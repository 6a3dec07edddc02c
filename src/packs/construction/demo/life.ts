import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** The day on which the year's list of projects was settled. */
const listed = '2019-09-25'

/** Projects begin when they were planned to, report every month, are finished, accepted by somebody else, and handed over. */
export function liveKeyProjects(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const { columns, rows } = sheet
  const step = { type: 'step', loop: 'key-project' } as const
  const planned = rows.map((row) => row.map((cell, index) => (columns[index]?.label === '状态' ? '未开工' : cell)))
  return [
    { type: 'file', on: listed, by: 'tongji', sheet: { ledger: sheet.ledger, columns, rows: planned } },
    ...progressOf(others),
    ...rows.flatMap(([name = '', category = '', , , , start = '', finish = '', , status = '']): LifeEvent[] => {
      const key: readonly RowKey[] = [{ 名称: name }]
      const begun: LifeEvent = {
        ...step,
        on: start,
        by: 'tongji',
        step: 'begin',
        rows: key,
        values: { startedOn: start, plannedFinish: finish },
        evidence: `${name}开工照片`,
      }
      if (status !== '完工') return [begun]
      const reported = monthEnd(finish)
      const accepted = dayAfter(reported, 15)
      return [
        begun,
        {
          ...step,
          on: reported,
          by: 'tongji',
          step: 'complete',
          rows: key,
          values: { finishedOn: finish },
          opinion: '月报进度和现场一致',
          evidence: `${name}竣工照片`,
        },
        {
          ...step,
          on: accepted,
          by: 'zhenzhang',
          step: 'accept',
          rows: key,
          values: { acceptedOn: accepted, conclusion: '质量合格，资料齐全，同意验收' },
          evidence: `${name}验收意见`,
        },
        {
          ...step,
          on: dayAfter(accepted, 10),
          by: 'tongji',
          step: 'handOver',
          rows: key,
          values: { receiver: receiverOf(category), handedOverOn: dayAfter(accepted, 10) },
          evidence: `${name}移交清单`,
        },
      ]
    }),
  ]
}

/** The baseline of the year, laid down once. */
export function livePlans(sheet: DemoSheet): readonly LifeEvent[] {
  return [{ type: 'file', on: '2020-01-10', by: 'tongji', sheet }]
}

/** The milestones were laid down with the list of projects; each is reached on its day, with the paper that proves it. */
export function liveMilestones({ ledger, rows }: DemoSheet): readonly LifeEvent[] {
  const milestones = rows.map(([project = '', name = '', due = '', completed = '', , proof = '']) => ({
    project,
    name,
    due,
    completed,
    proof,
  }))
  return [
    {
      type: 'file',
      on: listed,
      by: 'tongji',
      sheet: defineSheet(
        ledger,
        ['项目', '节点', '应完成日期:date', '状态'],
        milestones.map(({ project, name, due }) => [project, name, due, '未完成']),
      ),
    },
    ...grouped(
      milestones.filter(({ completed }) => completed !== ''),
      ({ completed, proof }) => `${completed} ${proof}`,
    ).map(
      ([name, some]): LifeEvent => ({
        type: 'step',
        loop: 'project-milestone',
        on: name.slice(0, 10),
        by: 'tongji',
        step: 'complete',
        rows: some.map(({ project, name }) => ({ 项目: project, 节点: name })),
        values: { completedOn: name.slice(0, 10), evidence: name.slice(11) },
        evidence: name.slice(11),
      }),
    ),
  ]
}

/** The monthly reports of all projects, handed in together when the month is over. */
function progressOf(others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const sheet = others.get('项目进度')
  if (sheet === undefined) throw new Error('the demo has no monthly progress')
  const month = sheet.columns.findIndex(({ label }) => label === '月份')
  return grouped(sheet.rows, (row) => row[month] ?? '').map(
    ([key, rows]): LifeEvent => ({ type: 'file', on: monthEnd(`${key}-01`), by: 'tongji', sheet: { ...sheet, rows } }),
  )
}

/** The 29th stands for the end of a month that is reported (the 28th in February): every finishing day lies before it. */
function monthEnd(day: string): string {
  return `${day.slice(0, 7)}-${day.slice(5, 7) === '02' ? '28' : '29'}`
}

function receiverOf(category: string): string {
  return category === '民生保障' ? '社会事务办公室' : category === '农业农村' ? '农业农村办公室' : '村镇建设办公室'
}

const began = '2020-03-02'

/** Each creation is taken up, scored by itself, and passes the county, the city and the province as far as it came. */
export function liveCreations(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'creation' } as const
  const passes = [
    { stage: '县级初验', step: 'countyPass', on: '2020-08-18' },
    { stage: '市级复核', step: 'cityPass', on: '2020-10-22' },
    { stage: '省级验收', step: 'provincePass', on: '2020-12-09' },
  ]
  const declared = sheet.rows.map(([name = '', , grade = '', , responsible = '']) => [name, grade, '申报', responsible])
  return [
    {
      type: 'file',
      on: '2020-02-20',
      by: 'tongji',
      sheet: defineSheet('创建任务', ['名称', '等级', '阶段', '责任人'], declared),
    },
    ...sheet.rows.flatMap(([name = '', standard = '', , stage = '']): LifeEvent[] => {
      const rows: readonly RowKey[] = [{ 名称: name }]
      const begun: LifeEvent = { ...step, on: began, by: 'tongji', step: 'start', rows, values: { standard, passScore: '80' } }
      const last = passes.findIndex((one) => one.stage === stage)
      if (last < 0) return [begun]
      return [
        begun,
        { type: 'file', on: '2020-07-20', by: 'tongji', sheet: itemSheet(name) },
        { ...step, on: '2020-07-21', by: 'tongji', step: 'assess', rows },
        ...passes
          .slice(0, last + 1)
          .map(
            (pass): LifeEvent => ({ ...step, on: pass.on, by: 'zhenzhang', step: pass.step, rows, evidence: `${name}${pass.stage}意见` }),
          ),
      ]
    }),
  ]
}

function itemSheet(name: string): DemoSheet {
  const items = [
    ['规划与底数', '共性', '20', '18', '村镇建设办公室'],
    ['环境与设施', '共性', '30', '27', '村镇建设办公室'],
    ['产业与人文', '个性', '30', '26', '文化旅游办公室'],
    ['治理与长效', '共性', '15', '13', '平安法治办公室'],
    ['群众满意', '满意度', '5', '5', '党政综合办公室'],
  ]
  return defineSheet(
    '创建指标',
    ['创建任务', '指标内容', '类别', '分值:number', '自评分:number', '责任科室'],
    items.map((item) => [name, ...item]),
  )
}
