import type { FormArea, FormSheet } from './types.ts'

/** A cell as it looks: merged ones are one, at each of their places. */
export interface GridCell {
  readonly row: number
  readonly column: number
  readonly text: string
  readonly formula: boolean
  readonly area: FormArea
}

export interface FormGrid {
  readonly sheet: string
  readonly lastRow: number
  readonly lastColumn: number
  at(row: number, column: number): GridCell
  /** The cells of a row that say something, each once. */
  texts(row: number): readonly GridCell[]
}

/** Lines below the last text that may still be blank lines of a block. */
const mostBlank = 200

/** A sheet by the places that a person sees. */
export function openGrid(sheet: FormSheet): FormGrid {
  const written = sheet.cells.filter(({ text, formula }) => text.trim() !== '' || formula)
  const lastText = Math.max(0, ...written.map(({ row }) => row))
  const lastRow = Math.min(lastText + mostBlank, Math.max(lastText, ...sheet.cells.map(({ row }) => row)))
  const lastColumn = Math.max(0, ...written.map(({ row, column }) => column + widthAt(sheet.merges, row, column)))
  const own = new Map(sheet.cells.map((cell) => [place(cell.row, cell.column), cell]))
  const merged = new Map<string, FormArea>()
  for (const area of sheet.merges)
    for (let row = area.firstRow; row <= Math.min(area.lastRow, lastRow); row++)
      for (let column = area.firstColumn; column <= Math.min(area.lastColumn, lastColumn); column++) merged.set(place(row, column), area)
  const at = (row: number, column: number): GridCell => {
    const area = merged.get(place(row, column)) ?? { firstRow: row, lastRow: row, firstColumn: column, lastColumn: column }
    const cell = own.get(place(area.firstRow, area.firstColumn))
    return { row: area.firstRow, column: area.firstColumn, text: cleanText(cell?.text ?? ''), formula: cell?.formula ?? false, area }
  }
  const texts = (row: number) => {
    const found: GridCell[] = []
    for (let column = 0; column <= lastColumn; column++) {
      const cell = at(row, column)
      if (cell.text !== '') found.push(cell)
      column = cell.area.lastColumn
    }
    return found
  }
  return { sheet: sheet.name, lastRow, lastColumn, at, texts }
}

function place(row: number, column: number): string {
  return `${row}:${column}`
}

function widthAt(merges: readonly FormArea[], row: number, column: number): number {
  const area = merges.find(({ firstRow, firstColumn }) => firstRow === row && firstColumn === column)
  return area === undefined ? 0 : area.lastColumn - area.firstColumn
}

/** Spaces that only set words apart, and lines broken to fit the column, say nothing. */
function cleanText(text: string): string {
  return text.replace(/[\s\u3000]+/g, '')
}
