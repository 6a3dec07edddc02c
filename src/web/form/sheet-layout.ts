import type { SheetView } from '../../api/contract/form.ts'

export interface LaidCell {
  readonly row: number
  readonly column: number
  /** `C7` */
  readonly name: string
  readonly text: string
  readonly formula: boolean
  readonly rowSpan: number
  readonly columnSpan: number
  readonly isNumber: boolean
}

export interface LaidRow {
  readonly row: number
  readonly cells: readonly LaidCell[]
}

/** `C` of a column counted from 0. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  return letters
}

/** A sheet row by row, merged cells as one, blank ones too. */
export function layOutSheet({ rows, columns, cells, merges }: SheetView): readonly LaidRow[] {
  const texts = new Map(cells.map((cell) => [`${cell.row}:${cell.column}`, cell]))
  const starts = new Map(merges.map((area) => [`${area.firstRow}:${area.firstColumn}`, area]))
  const hidden = new Set<string>()
  for (const { firstRow, lastRow, firstColumn, lastColumn } of merges)
    for (let row = firstRow; row <= Math.min(lastRow, rows); row++)
      for (let column = firstColumn; column <= Math.min(lastColumn, columns - 1); column++)
        if (row !== firstRow || column !== firstColumn) hidden.add(`${row}:${column}`)
  return Array.from({ length: rows }, (_, index) => {
    const row = index + 1
    const laid = Array.from({ length: columns }, (_, column): LaidCell | undefined => {
      if (hidden.has(`${row}:${column}`)) return undefined
      const cell = texts.get(`${row}:${column}`)
      const area = starts.get(`${row}:${column}`)
      const text = cell?.text ?? ''
      return {
        row,
        column,
        name: `${columnLetters(column)}${row}`,
        text,
        formula: cell?.formula === true,
        rowSpan: area === undefined ? 1 : Math.min(area.lastRow, rows) - row + 1,
        columnSpan: area === undefined ? 1 : Math.min(area.lastColumn, columns - 1) - column + 1,
        isNumber: /^-?[\d,]+(?:\.\d+)?%?$/.test(text),
      }
    })
    return { row, cells: laid.filter((cell) => cell !== undefined) }
  })
}

/** The words nearest above each column of a row: what its heads are where nobody has said. */
export function headsAbove(sheet: SheetView, row: number): readonly { readonly column: number; readonly label: string }[] {
  return Array.from({ length: sheet.columns }, (_, column) => {
    const above = sheet.cells.filter(({ text, ...cell }) => text !== '' && cell.row < row && covers(sheet, cell, column))
    return { column, label: above.toSorted((one, other) => other.row - one.row)[0]?.text.replace(/\s+/g, '') ?? '' }
  }).filter(({ label }) => label !== '')
}

/** A title over the whole width is no head. */
function covers({ merges, columns }: SheetView, { row, column }: { readonly row: number; readonly column: number }, at: number): boolean {
  const area = merges.find(({ firstRow, firstColumn }) => firstRow === row && firstColumn === column)
  if (area === undefined) return column === at
  return at >= area.firstColumn && at <= area.lastColumn && area.lastColumn - area.firstColumn + 1 < columns * 0.6
}
