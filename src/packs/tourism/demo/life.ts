import { splitByWeight, tenthsText } from '../../../../demo/amount.ts'
import { dayAfter } from '../../../../demo/calendar.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** Full marks of the six classes of the scoring sheet. */
const classes = [
  ['旅游交通', 80n],
  ['环境卫生', 90n],
  ['基础设施与服务', 120n],
  ['特色活动与项目', 100n],
  ['综合管理', 80n],
  ['满意度', 30n],
] as const

const gradeIds: Readonly<Record<string, string>> = { A: 'gradeA', AA: 'gradeAA', AAA: 'gradeAAA' }

/** A village is built up, applies, is scored sheet in hand, stands on the notice board, and is named; one is still waiting. */
export function liveScenicVillages(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'scenic-village' } as const
  return sheet.rows.flatMap(([village = '', grade = '', built = '', declared = '', named = '', score = '']): LifeEvent[] => {
    const rows: readonly RowKey[] = [{ 村: village, 目标等级: grade }]
    const scored = dayAfter(declared, 60)
    const base: LifeEvent[] = [
      { type: 'file', on: dayAfter(built, -120), by: 'tongji', sheet: plannedSheet(village, grade, named === '' ? score : '') },
      { ...step, on: built, by: 'tongji', step: 'finish', rows, values: { completedOn: built }, evidence: `${village}建成照片` },
      {
        ...step,
        on: declared,
        by: 'tongji',
        step: 'declare',
        rows,
        values: { targetGrade: gradeIds[grade] ?? '', declaredOn: declared },
      },
    ]
    if (named === '') return base
    return [
      ...base,
      { type: 'file', on: scored, by: 'tongji', sheet: scoreSheet({ village, grade, score, day: scored }) },
      {
        ...step,
        on: scored,
        by: 'zhenzhang',
        step: 'score',
        rows,
        values: { grade: gradeIds[grade] ?? '' },
        evidence: `${village}评分表`,
      },
      { ...step, on: dayAfter(named, -20), by: 'tongji', step: 'publish', rows, evidence: `${village}公示照片` },
      {
        ...step,
        on: named,
        by: 'zhenzhang',
        step: 'name',
        rows,
        values: { namedOn: named, document: `市文旅〔${named.slice(0, 4)}〕31号` },
        evidence: `${village}命名文件`,
      },
    ]
  })
}

function plannedSheet(village: string, grade: string, score: string): DemoSheet {
  return defineSheet('景区村创建', ['村', '目标等级', '得分:number'], [[village, grade, score]])
}

interface Scored {
  readonly village: string
  readonly grade: string
  readonly score: string
  readonly day: string
}

/** The total shared out over the classes by their full marks, in tenths of a point. */
function scoreSheet({ village, grade, score, day }: Scored): DemoSheet {
  const [whole = '0', tenth = '0'] = score.split('.')
  const parts = splitByWeight(
    BigInt(whole) * 10n + BigInt(tenth),
    classes.map(([, full]) => Number.parseInt(full.toString(), 10)),
  )
  const rows = classes.map(([name], index) => [village, grade, '县级评定', name, tenthsText(parts[index] ?? 0n), day])
  return defineSheet('景区村评分', ['村', '目标等级', '评分环节', '评分类别', '得分:number', '评分日期:date'], rows)
}

/** Promotions are planned, held, and their sales checked by somebody else against the platform's bill. */
export function livePromotions(sheet: DemoSheet): readonly LifeEvent[] {
  const step = { type: 'step', loop: 'promotion-event' } as const
  return sheet.rows.flatMap(([name = '', platform = '', day = '', sessions = '', sales = '']): LifeEvent[] => {
    const rows: readonly RowKey[] = [{ 名称: name, 日期: day }]
    const planned = defineSheet('推介活动', ['名称', '平台', '日期:date'], [[name, platform, day]])
    return [
      { type: 'file', on: dayAfter(day, -14), by: 'tongji', sheet: planned },
      { ...step, on: day, by: 'tongji', step: 'hold', rows, values: { platform, sessions, salesAmount: sales } },
      {
        ...step,
        on: dayAfter(day, 6),
        by: 'minzheng',
        step: 'settle',
        rows,
        values: { salesAmount: sales },
        evidence: `${name}销售结算单`,
      },
    ]
  })
}
