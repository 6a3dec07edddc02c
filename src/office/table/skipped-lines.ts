import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { classLine, filledCells, isFormLine, isNumbering, type LineClass, unitsIn } from './class-line.ts'
import { presentLabel } from './find-header.ts'
import type { ColumnSums } from './sum-columns.ts'

export interface SkippedLines {
  /** Whether a line below the header is no record; `isFirst` is true of the lines above the first record. */
  skips(row: number, cells: readonly string[], isFirst: boolean): boolean
  /** Names what was skipped. */
  report(): void
}

interface Below {
  readonly sheet: string
  /** The header's lines, and what was made of them. */
  readonly headers: readonly (readonly string[])[]
  readonly sums: ColumnSums
  /** What a line right under the header says of the unit is added. */
  readonly units: string[]
}

const names: Readonly<Record<LineClass, string>> = {
  total: '合计',
  subtotal: '小计',
  footer: '填表说明',
  numbering: '列号',
  header: '重复的表头',
  unit: '单位',
}
const listed = 20

/** Keeps what is no record out of a table and names it: whoever reads the outcome sees every line of the sheet again. */
export function createSkippedLines({ sheet, headers, sums, units }: Below, problems: TableProblem[]): SkippedLines {
  const skipped: { readonly row: number; readonly name: string }[] = []
  /** Sums that stand above their rows. */
  const above: { readonly row: number; readonly cells: readonly string[] }[] = []

  const classOf = (cells: readonly string[], isFirst: boolean): LineClass | undefined => {
    const found = classLine(cells)
    if (found !== undefined) return found
    if (isFirst && isNumbering(cells)) return 'numbering'
    if (isFirst && isFormLine(cells) && unitsIn(cells).length > 0) return 'unit'
    return headers.some((header) => isSame(header, cells)) ? 'header' : undefined
  }

  const compare = (row: number, cells: readonly string[], reach: 'section' | 'all'): void => {
    for (const { at, written, summed } of sums.compare(cells, reach)) {
      const message = `${reach === 'all' ? '合计' : '小计'}写着 ${written}，${reach === 'all' ? '各行' : '这一段各行'}加起来是 ${summed}。请核对是不是漏了行或填错了数。`
      problems.push({ code: 'total-mismatch', severity: 'warning', at: `${sheet}!${columnLetters(at)}${row}`, message })
    }
  }

  return {
    skips(row, cells, isFirst) {
      const found = classOf(cells, isFirst)
      if (found === undefined) {
        sums.add(cells)
        return false
      }
      if (found === 'unit') units.push(...unitsIn(cells))
      if (found === 'total' && isFirst) above.push({ row, cells: [...cells] })
      else if (found === 'total') compare(row, cells, 'all')
      if (found === 'subtotal') compare(row, cells, 'section')
      skipped.push({ row, name: names[found] })
      return true
    },
    report() {
      for (const { row, cells } of above) compare(row, cells, 'all')
      if (skipped.length === 0) return
      const some = skipped.slice(0, listed).map(({ row, name }) => `第${row}行（${name}）`)
      const more = skipped.length > listed ? `等 ${skipped.length} 行` : ''
      problems.push({ code: 'skipped-lines', severity: 'warning', at: sheet, message: `${some.join('、')}${more}不是数据，没有读入。` })
    },
  }
}

/** The header printed again on a new page. */
function isSame(header: readonly string[], cells: readonly string[]): boolean {
  const first = cells.findIndex((cell) => cell !== '')
  if (first < 0 || presentLabel(cells[first] ?? '') !== presentLabel(header[first] ?? '')) return false
  const words = filledCells(cells)
  return words.length > 1 && words.join('|') === filledCells(header).join('|')
}
