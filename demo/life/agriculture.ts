import { dayAfter } from '../calendar.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import type { LifeEvent, RowKey } from './types.ts'

const experts = [
  ['秦望川', '市农田建设服务中心', '高级工程师', '组长'],
  ['陆青禾', '市水利设计院', '高级工程师', '成员'],
  ['宋知稼', '农业科学研究所', '研究员', '成员'],
  ['温如砚', '市审计服务中心', '高级审计师', '成员'],
  ['钟守田', '县农技推广站', '高级农艺师', '成员'],
] as const

/** Farmland projects: approved, built, checked by the unit itself, by the county, and by the city's experts, each of whom says yes. */
export function liveFarmland(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'farmland' } as const
  return sheet.rows.flatMap(([project = '', village = '', area = '', , accepted = '', conclusion = ''], index): LifeEvent[] => {
    const rows: readonly RowKey[] = [{ 项目: project, 村: village }]
    const planned: LifeEvent = {
      type: 'file',
      on: project.startsWith('2020') ? '2020-01-08' : '2020-11-30',
      by: 'tongji',
      sheet: defineSheet('高标准农田', ['项目', '村', '面积(亩):number', '状态'], [[project, village, area, '规划']]),
    }
    if (accepted === '') return [planned]
    const checked = dayAfter(accepted, -45)
    const county = dayAfter(accepted, -20)
    return [
      planned,
      {
        ...step,
        on: '2020-01-20',
        by: 'tongji',
        step: 'approve',
        rows,
        values: { approvedArea: area, approval: `竹农建〔2020〕${index + 3}号` },
        evidence: `${project}批复`,
      },
      { ...step, on: '2020-03-15', by: 'tongji', step: 'begin', rows },
      { ...step, on: dayAfter(checked, -10), by: 'tongji', step: 'complete', rows, values: { area }, evidence: `${project}完工照片` },
      { ...step, on: checked, by: 'tongji', step: 'selfCheck', rows, values: { selfCheckedOn: checked }, evidence: `${project}自查表` },
      {
        ...step,
        on: county,
        by: 'zhenzhang',
        step: 'countyAccept',
        rows,
        values: { countyAcceptedOn: county, countyConclusion: '初验合格，同意申请竣工验收' },
        evidence: `${project}初验意见`,
      },
      { type: 'file', on: accepted, by: 'tongji', sheet: expertSheet(project, village) },
      {
        ...step,
        on: accepted,
        by: 'zhenzhang',
        step: 'accept',
        rows,
        values: { acceptedOn: accepted, conclusion, acceptance: `市农建验〔2020〕${index + 18}号`, mapped: true },
        evidence: `${project}验收意见`,
      },
    ]
  })
}

function expertSheet(project: string, village: string): DemoSheet {
  return defineSheet(
    '验收专家',
    ['项目', '村', '姓名', '工作单位', '职称', '组内职务', '意见'],
    experts.map((expert) => [project, village, ...expert, '同意通过']),
  )
}
