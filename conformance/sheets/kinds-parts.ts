import { household, planting } from './hand-parts.ts'
import { type Expected, line, type MadeCell, type MadeLine } from './made-file.ts'

/** A line of a table, with the record it is. */
export const row = (cells: readonly MadeCell[], ...expect: readonly Expected[]): MadeLine => line('body', cells, { expect })
/** The same where labels are of fields that must be named instead of read. */
export const doubtful = (cells: readonly MadeCell[], expect: Expected, ...bad: readonly string[]): MadeLine =>
  line('body', cells, { expect: [expect], bad })
export const head = (...cells: readonly MadeCell[]): MadeLine => line('header', cells)
export const sum = (...cells: readonly MadeCell[]): MadeLine => line('subtotal', cells)
export const foot = (...cells: readonly MadeCell[]): MadeLine => line('footer', cells)
export const note = (...cells: readonly MadeCell[]): MadeLine => line('note', cells)
export const title = (...cells: readonly MadeCell[]): MadeLine => line('title', cells)
export const group = (...cells: readonly MadeCell[]): MadeLine => line('group', cells)

/** A planted area, whose line says 2020 as the year. */
export const planted = (village: string, crop: string, area: number): MadeLine =>
  row([village, crop, 2020, area], planting(village, crop, String(area)))
export const plantedHead = head('村', '作物', '年度', '面积')

/** A household's line with other words in some of its six columns (户主, 身份证号, 村, 人口, 类别, 认定日期), and what it then says. */
export function home(index: number, cells: Readonly<Record<number, MadeCell>> = {}, says: Expected = {}, village?: string): MadeLine {
  const one = household(index, village)
  return row(
    one.cells.map((cell, at) => (at in cells ? cells[at] : cell)),
    { ...one.expect, ...says },
  )
}
