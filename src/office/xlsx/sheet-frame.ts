import { decimal } from '../../definition/decimal/decimal.ts'
import { columnLetters } from './cell-reference.ts'
import type { StringTable } from './string-table.ts'
import { NOTE_STYLE, type Styles, TITLE_STYLE } from './write-styles.ts'

/** What an office puts around a table that it hands out. */
export interface SheetFrame {
  readonly title: string
  /** Above the header: 单位、日期、筛选条件. */
  readonly line: string
  /** Below the totals: 制表人. */
  readonly foot: string
}

interface Writing {
  readonly strings: StringTable
  readonly styles: Styles
}

/** The title over all columns, and the line below it. */
export function frameHead({ title, line }: SheetFrame, { strings, styles }: Writing): string {
  return [
    `<row r="1" ht="32" customHeight="1"><c r="A1" s="${styles.of(TITLE_STYLE)}" t="s"><v>${strings.place(title)}</v></c></row>`,
    `<row r="2" ht="20" customHeight="1"><c r="A2" s="${styles.of(NOTE_STYLE)}" t="s"><v>${strings.place(line)}</v></c></row>`,
  ].join('')
}

export function frameFoot({ foot }: SheetFrame, row: number, { strings, styles }: Writing): string {
  return `<row r="${row}"><c r="A${row}" s="${styles.of(NOTE_STYLE)}" t="s"><v>${strings.place(foot)}</v></c></row>`
}

type Cells = readonly (string | null | undefined)[]

interface Summed {
  readonly sums?: boolean
}

/** The totals of a table as formulas, with the values that they come to for whoever does not compute. */
export function sumRow(
  columns: readonly Summed[],
  { strings, columnStyles, styles }: Writing & { readonly columnStyles: readonly number[] },
): { readonly add: (cells: Cells) => void; readonly row: (range: { readonly from: number; readonly to: number }) => string } {
  const sums = columns.map(({ sums: summed }) => (summed === true ? decimal(0) : undefined))
  return {
    add: (cells) => {
      for (const [index, sum] of sums.entries()) {
        const cell = cells[index]
        if (sum !== undefined && typeof cell === 'string' && /^-?\d+(\.\d+)?$/.test(cell)) sums[index] = sum.plus(decimal(cell))
      }
    },
    row: ({ from, to }) => {
      const at = to + 1
      if (to < from || sums.every((sum) => sum === undefined)) return ''
      const label = `<c r="A${at}" s="${styles.header}" t="s"><v>${strings.place('合计')}</v></c>`
      const cells = sums.flatMap((sum, index) => {
        const letters = columnLetters(index)
        if (sum === undefined || index === 0) return []
        return [
          `<c r="${letters}${at}" s="${columnStyles[index]}"><f>SUM(${letters}${from}:${letters}${to})</f><v>${sum.toFixed()}</v></c>`,
        ]
      })
      return `<row r="${at}" ht="20" customHeight="1">${label}${cells.join('')}</row>`
    },
  }
}
