import { writeReference } from '../cell-reference.ts'
import { attributeOf, type SheetText, type TextCell, type TextRow } from './sheet-text.ts'

/** The cell at a place, made where the sheet has none yet, in the style of its row or column. */
export function takeCell(sheet: SheetText, { row: number, column }: { readonly row: number; readonly column: number }): TextCell {
  let at = sheet.rows.findIndex(({ row }) => row >= number)
  if (at < 0) at = sheet.rows.length
  if (sheet.rows[at]?.row !== number)
    sheet.rows.splice(at, 0, { lead: '', row: number, attributes: ` r="${number}"`, cells: [], tail: '', raw: undefined })
  const row = sheet.rows[at]
  if (row === undefined) throw new Error('a row that was just put in is missing')
  return takeCellOf(sheet, row, column)
}

export function takeCellOf(sheet: SheetText, row: TextRow, column: number): TextCell {
  row.raw = undefined
  let place = row.cells.findIndex((cell) => cell.column >= column)
  if (place < 0) place = row.cells.length
  const found = row.cells[place]
  if (found?.column === column) return found
  const style = styleFor(sheet, row.attributes, column)
  const made = { lead: '', column, attributes: ` r="${writeReference(column, row.row)}"${style}`, inner: '', raw: undefined }
  row.cells.splice(place, 0, made)
  return made
}

function styleFor(sheet: SheetText, rowAttributes: string, column: number): string {
  if (/^(?:1|true)$/.test(attributeOf(rowAttributes, 'customFormat') ?? '')) return ` s="${attributeOf(rowAttributes, 's') ?? '0'}"`
  for (const [, attributes = ''] of sheet.head.matchAll(/<(?:[\w.-]+:)?col\b([^>]*?)\/?>/g)) {
    const [first, last] = ['min', 'max'].map((name) => Number.parseInt(attributeOf(attributes, name) ?? '0', 10))
    const style = attributeOf(attributes, 'style')
    if (style !== undefined && first !== undefined && last !== undefined && first <= column + 1 && column + 1 <= last)
      return ` s="${style}"`
  }
  return ''
}
