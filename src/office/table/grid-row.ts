import { FileRefusal } from '../file/file-refusal.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import type { SheetLayout } from '../xlsx/sheet-layout.ts'
import { tableLimits } from './table-limits.ts'

export interface Spanning {
  readonly across: number
  readonly down: number
}

const leastWide = 3
const mostTall = 100_000

/** Puts the cells of a page's or a document's table where they stand in a sheet: cells over several columns or rows take the places of those they cover. */
export class GridRow {
  readonly #layout: SheetLayout | undefined
  /** Column → the last row that a cell from above covers there. */
  readonly #covered = new Map<number, number>()
  #cells: string[] = []
  #row = 1
  #column = 0

  constructor(layout: SheetLayout | undefined) {
    this.#layout = layout
  }

  get row(): number {
    return this.#row
  }

  /** The next free place of the row. */
  get column(): number {
    while ((this.#covered.get(this.#column) ?? 0) >= this.#row) this.#column += 1
    return this.#column
  }

  put(words: string, { across, down }: Spanning): void {
    const column = this.column
    if (column + across > tableLimits.columns)
      throw new FileRefusal('too-large', `表格太大：第${this.#row}行超过 ${tableLimits.columns} 列，未读取。请分成几份再试。`)
    while (this.#cells.length < column) this.#cells.push('')
    this.#cells.push(words.slice(0, tableLimits.text + 1))
    const last = this.#row + down - 1
    for (let at = column; at < column + across; at += 1) if (down > 1) this.#covered.set(at, last)
    if (down > 1 && this.#layout !== undefined && this.#layout.tallCells.length < mostTall)
      this.#layout.tallCells.push({ column, first: this.#row, last })
    if (down === 1 && across >= leastWide) this.#layout?.wideRows.add(this.#row)
    this.#column = column + across
  }

  finish(visit: RowVisitor, isHidden: boolean): void {
    if (isHidden) this.#layout?.hiddenRows.push(this.#row)
    visit(this.#row, this.#cells)
    this.#cells = []
    this.#column = 0
    this.#row += 1
  }
}
