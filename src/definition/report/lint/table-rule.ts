import { decimal, wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { lastPrintedPlace } from '../approximator.ts'
import {
  addIntervals,
  exactly,
  growthPercent,
  type Interval,
  intersects,
  printedAgrees,
  ratePercent,
  roundedInterval,
} from '../interval.ts'
import { plainLine } from '../plain-line.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'
import { present } from './growth-rule.ts'

/** A cell with its words as they are read aloud. */
export interface Cell {
  readonly line: ProseLine
  readonly text: string
}

/** The rows of one table; a cell that is not there is undefined. */
export type Grid = readonly (readonly (Cell | undefined)[])[]

/** Growth, share and total cells of a table are what the cells beside them give. */
export function checkTables(lines: readonly ProseLine[]): readonly Diagnostic[] {
  return readGrids(lines).flatMap((grid) => [...checkGrowthColumns(grid), ...checkTotals(grid), ...checkShares(grid)])
}

/** The tables of a text. */
export function readGrids(lines: readonly ProseLine[]): readonly Grid[] {
  const grids = new Map<number, (Cell | undefined)[][]>()
  for (const written of lines) {
    if (written.cell === undefined) continue
    const { table, row, column } = written.cell
    const grid = grids.get(table) ?? []
    grids.set(table, grid)
    while (grid.length <= row) grid.push([])
    const cells = grid[row]
    const line = plainLine(written)
    if (cells === undefined) continue
    const before = cells[column]
    cells[column] = before === undefined ? { line, text: line.text } : { line: before.line, text: before.text + line.text }
  }
  return [...grids.values()]
}

interface CellNumber {
  readonly digits: string
  readonly percent: boolean
  readonly interval: Interval
}

const measured = /元|亩|吨|公里|公顷|千克|公斤|面积|%/

function readCell(cell: Cell | undefined, context: string): CellNumber | undefined {
  const match = /^[+]?(-?\d[\d,]*(?:\.\d+)?)(%|个?百分点|[\u4e00-\u9fa5]{1,3})?$/.exec(cell?.text ?? '')
  if (match === null) return undefined
  const digits = (match[1] ?? '').replaceAll(',', '')
  const value = decimal(digits)
  const whole = !digits.includes('.') && !measured.test(`${context}${match[2] ?? ''}`)
  return { digits, percent: match[2] === '%', interval: whole ? exactly(value) : roundedInterval(value, lastPrintedPlace(digits)) }
}

const isGrowth = (head: string) => /同比|增长|增幅|增速|涨幅|增减/.test(head) && !/额|量|百分点|绝对/.test(head)
const constantPrices = /生产总值|GDP|增加值/

function yearOf(head: string): number | undefined {
  const named = /((?:19|20)\d{2})/.exec(head)?.[1]
  if (named !== undefined) return wholeNumber(named)
  if (/上年|去年/.test(head)) return -1
  return /本年|今年|本期|当年/.test(head) ? 0 : undefined
}

/** 项目 | 2019年 | 2020年 | 增长. */
function checkGrowthColumns(grid: Grid): readonly Diagnostic[] {
  const [head = [], ...rows] = grid
  return head.flatMap((cell, column) => {
    if (cell === undefined || !isGrowth(cell.text)) return []
    const values = head.flatMap((other, index) => {
      const year = other === undefined || index >= column || isGrowth(other.text) ? undefined : yearOf(other.text)
      return year === undefined ? [] : [{ index, year }]
    })
    const [earlier, later] = values.slice(-2).sort((left, right) => left.year - right.year)
    if (earlier === undefined || later === undefined || earlier.year === later.year) return []
    return rows.flatMap((row) => {
      const context = `${row[0]?.text ?? ''}${head[later.index]?.text ?? ''}${head[1]?.text === '单位' ? (row[1]?.text ?? '') : ''}`
      const [before, now] = [readCell(row[earlier.index], context), readCell(row[later.index], context)]
      const change = readCell(row[column], '')
      const line = row[column]?.line
      if (before === undefined || now === undefined || change === undefined || line === undefined) return []
      if (constantPrices.test(context) || before.percent || now.percent || /率|比重|占比/.test(context)) return []
      const growth = growthPercent(now.interval, before.interval)
      if (growth !== undefined && printedAgrees(growth, decimal(change.digits), lastPrintedPlace(change.digits))) return []
      const found = growth === undefined ? '基数不大于零，不能说增幅' : `应为${present(growth)}%`
      return [
        lintProblem(line.placeOf(0), 'growth-mismatch.table', {
          row: row[0]?.text ?? '',
          before: before.digits,
          now: now.digits,
          growth: found,
          written: change.digits,
        }),
      ]
    })
  })
}

const isTotal = (text: string) => /^(?:合计|总计|共计|全镇合计|全镇总计|全镇)$/.test(text)
/** Columns whose numbers do not add up. */
const unaddable = /率|比|%|增|均|单价|价格|序号|排名|名次|得分|编号|年份|日期|时间|单位|电话/

/** 合计 at the end or the beginning of a column: the sum of the rows, when each has a number. */
function checkTotals(grid: Grid): readonly Diagnostic[] {
  const [head = [], ...rows] = grid
  const at = rows.findIndex((row) => isTotal(row[0]?.text ?? ''))
  const total = rows[at]
  const others = rows.filter((_, index) => index !== at)
  if (total === undefined || (at !== 0 && at !== rows.length - 1) || others.length < 2) return []
  if (others.some((row) => /小计|其中|合计|总计|^[一二三四五六七八九十]、/.test(row[0]?.text ?? ''))) return []
  return head.flatMap((cell, column) => {
    if (column === 0 || cell === undefined || unaddable.test(cell.text)) return []
    const sum = readCell(total[column], cell.text)
    const parts = others.map((row) => readCell(row[column], cell.text))
    const known = parts.flatMap((part) => part ?? [])
    const line = total[column]?.line
    if (sum === undefined || sum.percent || line === undefined || known.length < parts.length || known.some(({ percent }) => percent))
      return []
    if (intersects(addIntervals(known.map(({ interval }) => interval)), sum.interval)) return []
    const terms = known.length > 6 ? `${known.length}行` : known.map(({ digits }) => digits).join(' + ')
    return [lintProblem(line.placeOf(0), 'partition-sum.column', { column: cell.text, terms, sum: sum.digits })]
  })
}

/** 占比 beside a column whose 合计 is there. */
function checkShares(grid: Grid): readonly Diagnostic[] {
  const [head = [], ...rows] = grid
  const total = rows.find((row) => isTotal(row[0]?.text ?? ''))
  if (total === undefined) return []
  return head.flatMap((cell, column) => {
    const values = head[column - 1]
    if (cell === undefined || values === undefined || !/^占(?:比|总)|^比重|^比例/.test(cell.text) || unaddable.test(values.text)) return []
    const whole = readCell(total[column - 1], values.text)
    if (whole === undefined) return []
    return rows.flatMap((row) => {
      const [part, rate] = [readCell(row[column - 1], values.text), readCell(row[column], '')]
      const line = row[column]?.line
      if (part === undefined || rate === undefined || line === undefined) return []
      const share = ratePercent(part.interval, whole.interval)
      if (share === undefined || printedAgrees(share, decimal(rate.digits), lastPrintedPlace(rate.digits))) return []
      return [
        lintProblem(line.placeOf(0), 'rate-mismatch.column', {
          row: row[0]?.text ?? '',
          whole: whole.digits,
          share: present(share),
          written: rate.digits,
        }),
      ]
    })
  })
}
