import { type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'

/** The documents by which the demo's tasks of a year were given. */
export const county = '竹溪县年度乡镇目标任务书'
export const congress2020 = '青竹镇人大〔2020〕2号'
export const congress2021 = '青竹镇人大〔2021〕2号（草案）'

export type TargetRow = readonly [indicator: string, year: string, target: string, unit: string, document: string]

/** Tasks of the year that a pack's indicators are held against, in the indicators' own units: 元 for money. */
export function targetSheet(rows: readonly TargetRow[]): DemoSheet {
  return defineSheet('年度任务', ['指标', '年度', '任务数:number', '单位', '下达依据'], rows)
}
