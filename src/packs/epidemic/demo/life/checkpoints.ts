import { dayAfter } from '../../../../../demo/calendar.ts'
import { grouped } from '../../../../../demo/life/grouped.ts'
import type { LifeEvent, RowKey } from '../../../../../demo/life/types.ts'
import type { DemoSheet } from '../../../../../demo/sheet.ts'

const handedOver = '移交发热门诊'
const step = { type: 'step', loop: 'fever' } as const

/**
 * The checkpoints hand in their paper registers when a month is over. A fever is written down at once, without what became of it: it is handed over on the spot
 * and followed until the clinic has said what it was.
 */
export function liveCheckpoints(sheet: DemoSheet): readonly LifeEvent[] {
  const column = (name: string): number => sheet.columns.findIndex(({ label }) => label === name)
  const [time, handling] = [column('时间'), column('处置')]
  const dayOf = (row: readonly string[]): string => (row[time] ?? '').slice(0, 10)
  const fevers = sheet.rows.filter((row) => row[handling] === handedOver)
  const ordinary = sheet.rows.filter((row) => row[handling] !== handedOver)
  return [
    ...grouped(ordinary, (row) => registerDay(dayOf(row))).map(
      ([day, rows]): LifeEvent => ({ type: 'file', on: day, by: 'tongji', sheet: { ...sheet, rows } }),
    ),
    ...fevers.flatMap((row): LifeEvent[] => {
      const [on = '', at = ''] = (row[time] ?? '').split('T')
      const found = row.map((cell, index) => (index === handling ? '' : cell))
      const rows: readonly RowKey[] = [{ 姓名: row[column('姓名')] ?? '', 时间: row[time] ?? '', 卡口: row[column('卡口')] ?? '' }]
      return [
        { type: 'file', on, at, by: 'tongji', sheet: { ...sheet, rows: [found] } },
        { type: 'open', loop: 'fever', on, at, by: 'tongji', rows },
        { ...step, on, at, by: 'tongji', step: 'handOver', rows, values: { handling: handedOver } },
        {
          ...step,
          on: dayAfter(on, 1),
          by: 'minzheng',
          step: 'clear',
          rows,
          opinion: '发热门诊查血和胸片，排除新冠肺炎，按普通感冒处理',
        },
      ]
    }),
  ]
}

/** The first day of the month that follows. */
function registerDay(day: string): string {
  return `${dayAfter(`${day.slice(0, 7)}-28`, 4).slice(0, 7)}-01`
}
