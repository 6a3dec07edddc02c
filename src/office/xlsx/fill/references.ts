import { columnLetters, readReference } from '../cell-reference.ts'

/** One end of a reference; a whole row has no column, a whole column no row. */
export interface ReferenceEnd {
  readonly column: number | undefined
  readonly row: number | undefined
  readonly fixedColumn: boolean
  readonly fixedRow: boolean
}

/** A cell or a range that a formula names; `sheet` where it names one, `last` where it is a range. */
export interface FormulaReference {
  readonly sheet: string | undefined
  readonly first: ReferenceEnd
  readonly last: ReferenceEnd | undefined
}

const cell = '\\$?[A-Za-z]{1,3}\\$?[1-9]\\d{0,6}'
const columns = '\\$?[A-Za-z]{1,3}:\\$?[A-Za-z]{1,3}'
const rows = '\\$?[1-9]\\d{0,6}:\\$?[1-9]\\d{0,6}'
/** Texts, then references with the sheet they name, then any other word or number, so that LOG10( and B2B are none. */
const part = new RegExp(
  `"(?:[^"]|"")*"|((?:'(?:[^']|'')*'|[\\p{L}_][\\p{L}\\d_.]*)!)?(${cell}:${cell}|${columns}|${rows}|${cell})(?![\\p{L}\\d_.(!])|'(?:[^']|'')*'!?|[\\p{L}_\\\\][\\p{L}\\d_.]*!?|\\d+(?:\\.\\d+)?`,
  'gu',
)

/** Calls for each reference of a formula in order; what it gives takes the reference's place behind the sheet's name. */
export function mapReferences(formula: string, change: (reference: FormulaReference) => string | undefined): string {
  return formula.replace(part, (whole: string, sheet: string | undefined, written: string | undefined) => {
    if (written === undefined) return whole
    const [first, last] = written.split(':').map(readEnd)
    if (first === undefined) return whole
    const changed = change({ sheet: sheet === undefined ? undefined : unquote(sheet.slice(0, -1)), first, last })
    return changed === undefined ? whole : `${sheet ?? ''}${changed}`
  })
}

/** Whether a formula names something whose cells cannot be read off it: a defined name, a table, INDIRECT, OFFSET. */
export function isOpaque(formula: string): boolean {
  if (formula.includes('[') || /\b(?:INDIRECT|OFFSET)\s*\(/i.test(formula)) return true
  const rest = formula.replace(
    part,
    (whole: string, _sheet: string | undefined, written: string | undefined, offset: number, text: string) => {
      if (written !== undefined || whole.startsWith('"') || /^\d/.test(whole)) return ''
      const isFunction = /^\s*\(/.test(text.slice(offset + whole.length))
      return isFunction || /^(?:TRUE|FALSE)$/i.test(whole) ? '' : '\u0000'
    },
  )
  return rest.includes('\u0000')
}

export function writeEnd({ column, row, fixedColumn, fixedRow }: ReferenceEnd): string {
  const letters = column === undefined ? '' : `${fixedColumn ? '$' : ''}${columnLetters(column)}`
  return row === undefined ? letters : `${letters}${fixedRow ? '$' : ''}${row}`
}

export function writeEnds(first: ReferenceEnd, last: ReferenceEnd | undefined): string {
  return last === undefined ? writeEnd(first) : `${writeEnd(first)}:${writeEnd(last)}`
}

/** The formula as it reads so many cells further: as a shared formula stands for its followers. */
export function offsetFormula(formula: string, by: { readonly columns: number; readonly rows: number }): string {
  const move = (end: ReferenceEnd): ReferenceEnd => ({
    ...end,
    column: end.column === undefined || end.fixedColumn ? end.column : end.column + by.columns,
    row: end.row === undefined || end.fixedRow ? end.row : end.row + by.rows,
  })
  return mapReferences(formula, ({ first, last }) => writeEnds(move(first), last === undefined ? undefined : move(last)))
}

function readEnd(text: string): ReferenceEnd | undefined {
  const match = /^(\$?)([A-Za-z]{0,3})(\$?)(\d*)$/.exec(text)
  if (match === null) return undefined
  const [, dollar = '', letters = '', second = '', digits = ''] = match
  const row = digits === '' ? undefined : Number.parseInt(digits, 10)
  // $5 of a whole row: its only dollar is the row's.
  if (letters === '') return { column: undefined, row, fixedColumn: false, fixedRow: `${dollar}${second}` !== '' }
  const column = readReference(`${letters}1`)?.column
  return { column, row, fixedColumn: dollar !== '', fixedRow: second !== '' }
}

function unquote(sheet: string): string {
  return sheet.startsWith("'") ? sheet.slice(1, -1).replaceAll("''", "'") : sheet
}
