import { dayAfter } from '../../../../demo/calendar.ts'
import { grouped } from '../../../../demo/life/grouped.ts'
import type { LifeEvent } from '../../../../demo/life/types.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** What came before was kept on paper and handed in as it stood. */
const begins = '2020-01-01'
const before = '2020-01-02'

const step = { type: 'step', loop: 'honour' } as const

const levels: Readonly<Record<string, string>> = { 国家级: 'nation', 省级: 'province', 市级: 'city', 县级: 'county' }

/** Honours: declared, held against the document by another clerk, and published by the editor. */
export function liveHonours(sheet: DemoSheet): readonly LifeEvent[] {
  const honours = sheet.rows.map((row) => {
    const [name = '', level = '', winner = '', category = '', date = '', document = ''] = row
    return { row, name, level, winner, category, date, document, key: { 名称: name, 获奖主体: winner, 日期: date } }
  })
  return [
    {
      type: 'file',
      on: before,
      by: 'tongji',
      sheet: { ...sheet, rows: honours.filter(({ date }) => date < begins).map(({ row }) => row) },
    },
    ...grouped(
      honours.filter(({ date }) => date >= begins),
      ({ date, document, level }) => `${date} ${document} ${level}`,
    ).flatMap(([, some]): LifeEvent[] => {
      const { date = '', level = '', document = '' } = some[0] ?? {}
      const rows = some.map(({ key }) => key)
      return [
        {
          type: 'file',
          on: dayAfter(date, 2),
          by: 'tongji',
          sheet: defineSheet(
            sheet.ledger,
            ['名称', '获奖主体', '类别', '日期:date'],
            some.map(({ name, winner, category }) => [name, winner, category, date]),
          ),
        },
        {
          ...step,
          on: dayAfter(date, 5),
          by: 'minzheng',
          step: 'verify',
          rows,
          values: { level: levels[level] ?? '', documentNumber: document, document },
        },
        { ...step, on: dayAfter(date, 12), by: 'bianji', step: 'publish', rows },
      ]
    }),
  ]
}
