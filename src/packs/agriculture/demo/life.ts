import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

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

/** What was paid is handed in when the month is over; what was paid in 2019, with that year's books. */
export function liveAgriculturalPayments(sheet: DemoSheet): readonly LifeEvent[] {
  const handedIn = ([, , day = '']: readonly string[]): string => (day < '2020-01-01' ? '2020-01-06' : `${day.slice(0, 7)}-28`)
  return grouped(sheet.rows, handedIn).map(([on, rows]): LifeEvent => ({ type: 'file', on, by: 'tongji', sheet: { ...sheet, rows } }))
}

const damages: Readonly<Record<string, string>> = { 渠道: 'channel', 机耕路: 'track', 山塘: 'pond', 农田: 'field' }

/** What the floods broke: reported the day after, surveyed with a term, repaired, and accepted by somebody else; two are still being repaired. */
export function liveFloodDamages(sheet: DemoSheet): readonly LifeEvent[] {
  const sites = sheet.rows.map((row) => {
    const [name = '', village = '', occurred = '', category = '', estimate = '', due = '', started = '', repaired = '', accepted = ''] = row
    return {
      name,
      village,
      occurred,
      category,
      estimate,
      due,
      started,
      repaired,
      accepted,
      key: { 村: village, 名称: name, 受灾日期: occurred },
    }
  })
  const step = { type: 'step', loop: 'flood-damage' } as const
  return [
    ...grouped(sites, ({ occurred }) => occurred).map(
      ([day, some]): LifeEvent => ({
        type: 'file',
        on: dayAfter(day, 1),
        by: 'tongji',
        sheet: defineSheet(
          sheet.ledger,
          ['名称', '村', '受灾日期:date', '状态'],
          some.map(({ name, village, occurred }) => [name, village, occurred, '已上报']),
        ),
      }),
    ),
    ...sites.flatMap(({ name, occurred, category, estimate, due, started, repaired, accepted, key }): LifeEvent[] => {
      const rows: readonly RowKey[] = [key]
      const begun: LifeEvent[] = [
        {
          ...step,
          on: dayAfter(occurred, 4),
          by: 'tongji',
          step: 'survey',
          rows,
          values: { category: damages[category] ?? 'other', estimate, dueOn: due },
          evidence: `${name}核查照片`,
        },
        { ...step, on: started, by: 'tongji', step: 'begin', rows, values: { startedOn: started } },
      ]
      if (repaired === '') return begun
      return [
        ...begun,
        { ...step, on: repaired, by: 'tongji', step: 'repair', rows, values: { repairedOn: repaired }, evidence: `${name}修复照片` },
        { ...step, on: accepted, by: 'zhenzhang', step: 'accept', rows, values: { acceptedOn: accepted }, evidence: `${name}验收单` },
      ]
    }),
  ]
}

/** Orchards: begun after their approval, finished, accepted by the mayor once money has gone into them, and producing when they bear. */
export function liveOrchards(sheet: DemoSheet): readonly LifeEvent[] {
  const approved = '2019-02-25'
  const begun = '2019-03-12'
  const step = { type: 'step', loop: 'orchard-project' } as const
  return [
    {
      type: 'file',
      on: approved,
      by: 'tongji',
      sheet: defineSheet(
        sheet.ledger,
        ['名称', '村', '作物', '面积(亩):number', '计划投资(元):number', '状态'],
        sheet.rows.map(([name = '', village = '', crop = '', area = '', planned = '']) => [name, village, crop, area, planned, '立项']),
      ),
    },
    ...sheet.rows.flatMap((row): LifeEvent[] => {
      const [name = '', , , area = '', , plannedFinish = '', finished = '', accepted = '', conclusion = '', status = ''] = row
      const rows: readonly RowKey[] = [{ 名称: name }]
      const dug: LifeEvent = { ...step, on: begun, by: 'tongji', step: 'begin', rows, values: { plannedFinish } }
      if (finished === '') return [dug]
      const done: LifeEvent[] = [
        dug,
        { ...step, on: finished, by: 'tongji', step: 'finish', rows, values: { finishedOn: finished, area }, evidence: `${name}完工照片` },
        {
          ...step,
          on: accepted,
          by: 'zhenzhang',
          step: 'accept',
          rows,
          values: { acceptedOn: accepted, conclusion },
          evidence: `${name}验收意见`,
        },
      ]
      if (status !== '投产') return done
      return [...done, { ...step, on: '2020-11-20', by: 'tongji', step: 'produce', rows, evidence: `${name}首批采摘照片` }]
    }),
  ]
}
