import { FileRefusal } from '../../file/file-refusal.ts'
import { type MarkedRow, markHead, markOf, type TableMarks } from '../../file/marked-problems.ts'
import { openZip } from '../../zip/read-zip.ts'
import { columnLetters, MOST_COLUMNS, readReference, writeReference } from '../cell-reference.ts'
import { readWorkbookPackage } from '../workbook-package.ts'
import { setValue } from './cell-value.ts'
import { assertFillable } from './is-fillable.ts'
import { highlight, withoutHighlights, withRedStyle } from './mark-style.ts'
import { replaceParts, textOf } from './replace-parts.ts'
import { attributeOf, parseSheet, type SheetText, type TextRow, writeSheet } from './sheet-text.ts'
import { takeCell, takeCellOf } from './take-cell.ts'
import { widenSheet } from './widen-sheet.ts'

/**
 * The same workbook with what is wrong marked: a last column says it row by row, and the cells are shown red by a rule of the sheet, so that the styles of
 * the office stay its own. Every other part stays as it is, to the byte. `column`: where an earlier copy had its marks; they give way.
 */
export function markWorkbook(bytes: Uint8Array, marks: TableMarks, column?: number): Uint8Array {
  assertFillable(bytes)
  const zip = openZip(bytes)
  const book = readWorkbookPackage(zip)
  const part = book.sheets.find(({ name }) => name === marks.sheet)?.part
  if (part === undefined) throw new FileRefusal('wrong-format', `表格里没有工作表“${marks.sheet}”。`)
  const text = parseSheet(zip.readAll(part))
  const at = column ?? freeColumn(text, marks.header[0])
  if (at >= MOST_COLUMNS) throw new FileRefusal('too-large', '表格的列已经用到最后一列，没有地方标出问题。')
  const changed = new Map<string, string>()
  writeMarks(text, marks, at)
  widen(text, at)
  text.tail = withoutHighlights(text.tail)
  const styles = book.partOf('styles')
  const red = styles === undefined ? undefined : withRedStyle(textOf(zip, styles))
  if (styles !== undefined && red !== undefined) {
    if (red.xml !== textOf(zip, styles)) changed.set(styles, red.xml)
    text.tail = highlight(text, rangesOf(marks, at), red.style)
  }
  changed.set(part, writeSheet(text))
  return replaceParts(zip, changed)
}

/** Behind everything that is filled, and behind what is merged over the table. */
function freeColumn({ rows, tail }: SheetText, headerRow: number): number {
  let last = 0
  for (const { cells } of rows) for (const { column, inner } of cells) if (column > last && inner.trim() !== '') last = column
  for (const [, ref = ''] of tail.matchAll(/<(?:[\w.-]+:)?mergeCell\b[^>]*?\sref="([^"]*)"/g)) {
    const end = readReference(ref.split(':').at(-1) ?? '')
    if (end !== undefined && end.row >= headerRow && end.column > last) last = end.column
  }
  return last + 1
}

function writeMarks(text: SheetText, marks: TableMarks, at: number): void {
  const [header] = marks.header
  const format = { kind: 'number', date1904: false, prefix: text.prefix } as const
  const rows = new Map<number, TextRow>()
  for (const row of text.rows) {
    rows.set(row.row, row)
    const old = row.row < header ? undefined : row.cells.findIndex(({ column }) => column === at)
    if (old === undefined || old < 0) continue
    row.cells.splice(old, 1)
    row.raw = undefined
  }
  const put = (number: number, value: string): void => {
    const row = rows.get(number)
    const cell = row === undefined ? takeCell(text, { row: number, column: at }) : takeCellOf(text, row, at)
    setValue(cell, { type: 'text', value }, format)
  }
  put(header, markHead(marks))
  for (const row of marks.rows) put(row.row, markOf(row))
  const first = writeReference(at, Math.min(header, ...text.rows.slice(0, 1).map(({ row }) => row)))
  widenSheet(text, [first, writeReference(at, text.rows.at(-1)?.row ?? header)])
}

const width = 48

/** The column is made wide enough to be read, where nobody has said how wide it is. */
function widen(text: SheetText, at: number): void {
  const { head, prefix } = text
  const own = `<${prefix}col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`
  const columns = [...head.matchAll(/<(?:[\w.-]+:)?col\b([^>]*?)\/?>/g)]
  const spans = columns.map(({ 0: raw, 1: attributes = '', index }) => ({
    end: index + raw.length,
    first: Number.parseInt(attributeOf(attributes, 'min') ?? '0', 10),
    last: Number.parseInt(attributeOf(attributes, 'max') ?? '0', 10),
  }))
  if (spans.some(({ first, last }) => last > at && first <= at + 1) || spans.some(({ first }) => first > at + 1)) return
  const end = spans.at(-1)?.end
  if (end !== undefined) {
    text.head = head.slice(0, end) + own + head.slice(end)
    return
  }
  const data = new RegExp(`<${prefix}sheetData\\b[^>]*>$`).exec(head)
  if (data !== null && !/<(?:[\w.-]+:)?cols\b/.test(head))
    text.head = `${head.slice(0, data.index)}<${prefix}cols>${own}</${prefix}cols>${head.slice(data.index)}`
}

/** The cells to be shown red, those that stand one below the other together. */
function rangesOf({ rows, header }: TableMarks, at: number): readonly string[] {
  const columns = new Map<number, number[]>()
  const note = (column: number, row: number): void => {
    const own = columns.get(column)
    if (own === undefined) columns.set(column, [row])
    else own.push(row)
  }
  note(at, header[0])
  for (const { row, columns: wrong } of rows) for (const column of [...wrong, at]) note(column, row)
  return [...columns].flatMap(([column, all]) => runsOf(all).map(([first, last]) => spell(column, first, last)))
}

function spell(column: number, first: number, last: number): string {
  const letters = columnLetters(column)
  return first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`
}

function runsOf(rows: readonly MarkedRow['row'][]): readonly (readonly [number, number])[] {
  const runs: [number, number][] = []
  for (const row of [...new Set(rows)].sort((one, other) => one - other)) {
    const last = runs.at(-1)
    if (last !== undefined && last[1] === row - 1) last[1] = row
    else runs.push([row, row])
  }
  return runs
}
