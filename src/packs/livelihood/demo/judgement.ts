import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { begunOn, reportsOf } from './progress.ts'
import { projects2020 } from './projects.ts'

const surveyed = '2020-12-18'
const measured = '2020-12-28'

/** Of 1,000 who were asked about each of the ten projects of 2020, so many were satisfied or mostly so. */
const content = [982, 976, 991, 988, 994, 985, 969, 978, 993, 981] as const

/** Of 60 deputies who came to the judging, out of 63. */
const judged: readonly (readonly [satisfied: number, mostly: number, unsatisfied: number])[] = [
  [57, 3, 0],
  [52, 7, 1],
  [58, 2, 0],
  [55, 5, 0],
  [59, 1, 0],
  [54, 5, 1],
  [47, 11, 2],
  [53, 6, 1],
  [58, 2, 0],
  [55, 4, 1],
]

/** Surveys of the town and of each project, and what the deputies said of them. */
export function judgementSheets(): readonly DemoSheet[] {
  return [surveySheet(), reviewSheet()]
}

function surveySheet(): DemoSheet {
  const town = '竹溪县统计局民意调查中心'
  const ofTown = [
    [
      '2020年度群众满意度调查',
      '满意度',
      '',
      '',
      '总的来说，您对镇政府今年的工作满意吗？',
      surveyed,
      '电话',
      town,
      '1000',
      '986',
      '842',
      '128',
      '16',
    ],
    ['2020年度群众安全感调查', '安全感', '', '', '您觉得住在镇上安全吗？', surveyed, '电话', town, '1000', '986', '904', '70', '12'],
  ]
  const ofProjects = projects2020.map(([name], index) => {
    const all = content[index] ?? 0
    const mostly = 40 + index * 7
    const counts = ['1020', '1000', String(all - mostly), String(mostly), String(1000 - all)]
    return [`${name}满意度调查`, '满意度', '2020', name, `您对“${name}”这件实事满意吗？`, surveyed, '入户', '镇人大办公室', ...counts]
  })
  const numbers = ['样本数', '有效答卷', '满意人数', '基本满意人数', '不满意人数'].map((label) => `${label}:number`)
  const columns = ['调查名称', '调查内容', '年度', '名称', '问法', '调查日期:date', '调查方式', '调查单位', ...numbers]
  return defineSheet('民意调查', columns, [...ofTown, ...ofProjects])
}

const reviewColumns = [
  '测评名称',
  '测评轮次:number',
  '年度',
  '名称',
  '测评日期:date',
  '判定办法',
  '计算基数',
  ...['全体人数', '出席人数', '收回测评票', '满意票', '基本满意票', '不满意票'].map((label) => `${label}:number`),
]

function reviewSheet(): DemoSheet {
  const rows = projects2020.map(([name], index) => {
    const votes = (judged[index] ?? []).map(String)
    return [name, '1', '2020', name, measured, '满意、基本满意、不满意三档', '全体', '63', '60', '60', ...votes]
  })
  return defineSheet('满意度测评', reviewColumns, rows)
}

/** 报月度进度 of one project, month by month. */
function monthlyReports(row: readonly string[], index: number) {
  return reportsOf(index, { finished: row[7] ?? '', spent: row[5] ?? '' }).map(({ on, ...values }) => ({
    on,
    by: 'tongji',
    step: 'report',
    values,
    opinion: `工程做到${values.actualProgress}%`,
  }))
}

/** The ten of 2020 as they were chosen in January, begun, done, asked about and judged; those of 2021 as they are put up. */
export function liveProjects(sheet: DemoSheet, others: ReadonlyMap<string, DemoSheet>): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'livelihood-project' } as const
  const done = sheet.rows.filter(([year]) => year === '2020')
  const keyOf = ([year = '', name = '']: readonly string[]): RowKey => ({ 年度: year, 名称: name })
  const file = (on: string, at: string, handed: DemoSheet | undefined): LifeEvent => {
    if (handed === undefined) throw new Error('the demo has no sheet of what was judged')
    return { type: 'file', on, at, by: 'bianji', sheet: handed }
  }
  const ofReviews = {
    type: 'step',
    loop: 'satisfaction',
    on: measured,
    rows: projects2020.map(([name]): RowKey => ({ 测评名称: name, 测评轮次: '1' })),
  } as const
  return [
    file('2020-03-02', '09:00', others.get('民生实事资金')),
    { ...step, on: begunOn, by: 'tongji', step: 'start', rows: done.map(keyOf) },
    ...done.flatMap((row, index) => monthlyReports(row, index).map((month): LifeEvent => ({ ...step, ...month, rows: [keyOf(row)] }))),
    ...done.map((row): LifeEvent => {
      const completedInvestment = row[5] ?? ''
      return { ...step, on: row[7] ?? '', by: 'tongji', step: 'complete', rows: [keyOf(row)], values: { completedInvestment } }
    }),
    file('2020-12-21', '08:30', others.get('民意调查')),
    file(measured, '10:00', others.get('满意度测评')),
    { ...ofReviews, at: '10:30', by: 'zhenzhang', step: 'judge' },
    { ...ofReviews, at: '10:40', by: 'bianji', step: 'close' },
    { ...step, on: measured, at: '11:00', by: 'zhenzhang', step: 'judge', rows: done.map(keyOf) },
    file('2021-01-18', '08:30', { ...sheet, rows: sheet.rows.filter(([year]) => year === '2021') }),
  ]
}
