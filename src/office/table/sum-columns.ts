import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { halfWidth } from '../../definition/name/half-width.ts'

/** Sums in ten-thousandths: whole numbers add up exactly, and offices write no more decimals. */
const scale = 10_000
/** Columns that nobody adds up. */
const notAdded = /率|%|％|均|单价|比|年度|年份|月份|日期|时间|序号|编号|编码|代码|号码|电话|账号|证号|排名|等级|位次/

/** From where a sum reaches: the last sum of any kind, the last name of a group, the last header, or the first row. */
const reaches = ['sum', 'group', 'header', 'all'] as const
export type Reach = (typeof reaches)[number]

/** What the column came to when a reach began: the sum since then is the difference. */
interface Begun {
  readonly total: number
  readonly count: number
}

interface ColumnSum {
  total: number
  count: number
  readonly begun: Record<Reach, Begun>
}

export interface Mismatch {
  /** The column, counted from 0. */
  readonly at: number
  readonly written: string
  readonly summed: string
}

/** Adds up the columns of figures line by line, to hold a table's own 合计 and 小计 against them. */
export class ColumnSums {
  readonly #columns = new Map<number, ColumnSum>()

  constructor(columns: readonly { readonly at: number; readonly label: string }[]) {
    for (const { at, label } of columns)
      if (!notAdded.test(label)) this.#columns.set(at, { total: 0, count: 0, begun: { sum: zero, group: zero, header: zero, all: zero } })
  }

  add(cells: readonly string[]): void {
    for (const [at, column] of this.#columns) {
      const cell = cells[at] ?? ''
      if (cell === '') continue
      const figure = readFigure(cell)
      // Something that is no figure: the column is none of figures, and nobody holds it against anything.
      if (figure === undefined) this.#columns.delete(at)
      else {
        column.total += figure
        column.count += 1
      }
    }
  }

  /** A group or another table begins. */
  begin(reach: 'group' | 'header'): void {
    this.#begin(reach === 'header' ? ['header', 'group', 'sum'] : ['group', 'sum'])
  }

  /** Whether rows came since the last sum or the last name of a group: else a sum stands above what it sums up. */
  get hasRows(): boolean {
    return [...this.#columns.values()].some(({ count, begun }) => count > begun.sum.count)
  }

  /**
   * Where a line of sums is the sum of no lines that it could stand for. What `reach` says is named as what they add up to: offices sum up a village, a
   * page, a table or all of it, and say so in no way that could be relied on.
   */
  compare(cells: readonly string[], reach: Reach): Mismatch[] {
    const found = [...this.#columns].flatMap(([at, { total, count, begun }]) => {
      const written = cells[at]?.trim() ?? ''
      const figure = written === '' ? undefined : readFigure(written)
      if (figure === undefined || count === 0) return []
      const fits = reaches.some((one) => count > begun[one].count && total - begun[one].total === figure)
      return fits ? [] : [{ at, written, summed: presentSum(total - begun[reach].total) }]
    })
    if (reach === 'sum') this.#begin(['sum'])
    return found
  }

  #begin(which: readonly Reach[]): void {
    for (const { total, count, begun } of this.#columns.values()) for (const reach of which) begun[reach] = { total, count }
  }
}

const zero: Begun = { total: 0, count: 0 }

const figures = /^([-+]?)(\d{1,10})(?:\.(\d{1,4})0*)?$/

/** A plain figure in ten-thousandths; undefined for anything else, and for more digits than can be added exactly. */
export function readFigure(cell: string): number | undefined {
  const plain = readPlain(cell)
  if (plain !== undefined) return plain
  const match = figures.exec(cell) ?? figures.exec(halfWidth(cell).replace(/[, ]/g, ''))
  if (match?.[2] === undefined) return undefined
  const scaled = wholeNumber(match[2]) * scale + wholeNumber((match[3] ?? '').padEnd(4, '0'))
  return match[1] === '-' ? -scaled : scaled
}

const [zeroCode, pointCode] = [0x30, 0x2e]
const mostDigits = 10

/** Digits, and a point with up to four behind it, as nearly every figure of a file: no sign, nothing else. One walk, no regular expression. */
function readPlain(cell: string): number | undefined {
  let whole = 0
  let at = 0
  for (; at < cell.length && cell.charCodeAt(at) !== pointCode; at += 1) {
    const digit = cell.charCodeAt(at) - zeroCode
    if (digit < 0 || digit > 9) return undefined
    whole = whole * 10 + digit
  }
  if (at === 0 || at > mostDigits) return undefined
  let rest = 0
  let worth = scale
  for (at += 1; at < cell.length; at += 1) {
    const digit = cell.charCodeAt(at) - zeroCode
    if (digit < 0 || digit > 9 || worth === 1) return undefined
    rest = rest * 10 + digit
    worth /= 10
  }
  return cell.endsWith('.') ? undefined : whole * scale + rest * worth
}

/** A sum as it would be written. */
export function presentSum(total: number): string {
  const digits = String(Math.abs(total)).padStart(5, '0')
  const decimals = digits.slice(-4).replace(/0+$/, '')
  return `${total < 0 ? '-' : ''}${digits.slice(0, -4)}${decimals === '' ? '' : `.${decimals}`}`
}
