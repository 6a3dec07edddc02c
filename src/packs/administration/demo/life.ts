import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** The suggestions of 2020: signed for, talked through with the deputy, answered in writing, rated by the deputy, filed. */
export function liveSuggestions(sheet: DemoSheet): readonly LifeEvent[] {
  const suggestions = sheet.rows.map((row) => {
    const [number = '', subject = '', category = '', office = '', assigned = '', , answered = '', satisfaction = ''] = row
    return { row, number, subject, category, office, assigned, answered, satisfaction }
  })
  const lived = suggestions.filter(({ assigned }) => assigned >= '2020-01-01')
  const step = { type: 'step', loop: 'suggestion' } as const
  return [
    {
      type: 'file',
      on: '2020-01-02',
      by: 'tongji',
      sheet: { ...sheet, rows: suggestions.filter(({ assigned }) => assigned < '2020-01-01').map(({ row }) => row) },
    },
    ...grouped(lived, ({ assigned }) => assigned).flatMap(([day, some]): LifeEvent[] => [
      {
        type: 'file',
        on: day,
        by: 'tongji',
        sheet: defineSheet(
          '代表建议',
          ['编号', '标题', '类别', '承办科室', '交办日期:date'],
          some.map(({ number, subject, category, office, assigned }) => [number, subject, category, office, assigned]),
        ),
      },
      { ...step, on: dayAfter(day, 1), by: 'tongji', step: 'accept', rows: some.map(keyOf) },
      { ...step, on: dayAfter(day, 10), by: 'tongji', step: 'discuss', rows: some.map(keyOf), opinion: '已与代表当面沟通，商定办理办法' },
    ]),
    ...grouped(lived, ({ answered }) => answered).map(
      ([day, some]): LifeEvent => ({
        ...step,
        on: day,
        by: 'tongji',
        step: 'answer',
        rows: some.map(keyOf),
        values: { resultKind: 'solved', reply: '已列入当年计划并组织实施。' },
        evidence: `答复函${day}`,
      }),
    ),
    ...grouped(lived, ({ answered, satisfaction }) => `${dayAfter(answered, 10)} ${satisfaction}`).flatMap(([name, some]): LifeEvent[] => {
      const on = name.slice(0, 10)
      const rows = some.map(keyOf)
      const words: Readonly<Record<string, string>> = { 满意: 'satisfied', 基本满意: 'mostly', 不满意: 'unsatisfied' }
      return [
        { ...step, on, by: 'bianji', step: 'rate', rows, values: { satisfaction: words[some[0]?.satisfaction ?? ''] ?? '' } },
        { ...step, on: dayAfter(on, 5), by: 'bianji', step: 'close', rows, opinion: '已再次向代表说明，归档' },
      ]
    }),
  ]
}

function keyOf({ number }: { readonly number: string }): RowKey {
  return { 编号: number }
}
