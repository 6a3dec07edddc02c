import { cents, yuanText } from '../../../../demo/amount.ts'
import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { projects2020 } from './projects.ts'

/** Tenths of what a project was to cost, as the slip named its sources. */
const shares: readonly (readonly (readonly [source: string, tenths: number])[])[] = [
  [['镇财政', 10]],
  [
    ['镇财政', 6],
    ['上级补助', 4],
  ],
  [
    ['镇财政', 5],
    ['村集体', 3],
    ['社会捐资', 2],
  ],
]

/** The money of the ten projects of 2020 by source, all of it come in by the year's end. */
export function fundSheet(): DemoSheet {
  const rows = projects2020.flatMap(([name, , , planned], index) =>
    (shares[index % shares.length] ?? []).map(([source, tenths]) => {
      const amount = yuanText(cents((planned / 10) * tenths))
      return ['2020', name, source, amount, amount]
    }),
  )
  return defineSheet('民生实事资金', ['年度', '项目名称', '资金渠道', '计划资金(元):number', '到位资金(元):number'], rows)
}
