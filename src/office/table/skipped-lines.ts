import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import type { Mismatch, Reach } from './sum-columns.ts'

export type SkippedName =
  | '合计'
  | '小计'
  | '其中'
  | '填表说明'
  | '落款'
  | '列号'
  | '重复的表头'
  | '单位'
  | '标题'
  | '分组'
  | '填写示例'
  | '另一张表'
  | '表外的内容'
  | '只有序号的空行'
  | '隐藏的行'

const listed = 20
const mismatches = 200

/** Names what is no record: whoever reads the outcome sees every line of the sheet again. */
export class SkippedLines {
  readonly #sheet: string
  readonly #problems: TableProblem[]
  readonly #skipped: { readonly row: number; readonly name: SkippedName }[] = []
  #mismatches = 0

  constructor(sheet: string, problems: TableProblem[]) {
    this.#sheet = sheet
    this.#problems = problems
  }

  add(row: number, name: SkippedName): void {
    this.#skipped.push({ row, name })
  }

  /** A sum that is none. Where the column is read, nothing may be written: a row was left out, or a figure is wrong. */
  mismatch({
    row,
    at,
    written,
    summed,
    reach,
    isKnown,
  }: Mismatch & { readonly row: number; readonly reach: Reach; readonly isKnown: boolean }): void {
    this.#mismatches += 1
    if (this.#mismatches > mismatches) return
    const message = `${reach === 'all' ? '合计' : '小计'}写着 ${written}，${reach === 'all' ? '各行' : '这一段各行'}加起来是 ${summed}。请核对是不是漏了行或填错了数。`
    const place = `${this.#sheet}!${columnLetters(at)}${row}`
    this.#problems.push({ code: 'total-mismatch', severity: isKnown ? 'error' : 'warning', at: place, message })
  }

  /** Another table below the first: its rows are not read, and nothing is to be written without them. */
  secondHeader(row: number): void {
    const message = `第${row}行又是一个表头，和上面的不一样：这张工作表里有两张表。请把它们分到两张工作表，一张一张导。`
    this.#problems.push({ code: 'second-header', severity: 'error', at: `${this.#sheet}!A${row}`, message })
  }

  /** The same table once more, of another time or in another unit: what its rows would have from what stands over the first would be wrong. */
  otherTable(row: number, words: string): void {
    const message = `第${row}行的表头上面写着“${words}”，和最上面写的不一样，下面的行没有读入。请加一列逐行写明，或把它们分到两张工作表，一张一张导。`
    this.#problems.push({ code: 'other-table', severity: 'error', at: `${this.#sheet}!A${row}`, message })
  }

  /** Among the rows a line says another unit than the rows above it are read by. */
  otherUnit(row: number, words: string): void {
    const message = `第${row}行在数据中间写着“${words}”，和上面的行不一样，下面的行没有读入。请把单位写到表头里，或把它们分到两张工作表，一张一张导。`
    this.#problems.push({ code: 'other-table', severity: 'error', at: `${this.#sheet}!A${row}`, message })
  }

  report(): void {
    if (this.#skipped.length === 0) return
    const some = this.#skipped.slice(0, listed).map(({ row, name }) => `第${row}行（${name}）`)
    const more = this.#skipped.length > listed ? `等 ${this.#skipped.length} 行` : ''
    const message = `${some.join('、')}${more}不是数据，没有读入。`
    this.#problems.push({ code: 'skipped-lines', severity: 'warning', at: this.#sheet, message })
  }
}
