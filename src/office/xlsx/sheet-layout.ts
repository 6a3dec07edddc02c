import type { XmlHandler } from '../xml/scan-xml.ts'
import { readReference } from './cell-reference.ts'

/** Cells of one column that are one cell over several rows. */
export interface TallCell {
  /** Counted from 0. */
  readonly column: number
  readonly first: number
  readonly last: number
}

/** What a sheet shows that is in no cell. */
export interface SheetLayout {
  readonly hiddenRows: number[]
  /** At most so many as one table needs; a sheet made of nothing else is left as it is. */
  readonly tallCells: TallCell[]
}

const most = 100_000

export function createLayout(): SheetLayout {
  return { hiddenRows: [], tallCells: [] }
}

/** Notes the layout while another handler reads the cells. */
export function noteLayout(inner: XmlHandler, layout: SheetLayout): XmlHandler {
  let row = 0
  return {
    open(tag) {
      if (tag.name === 'row') {
        row = tag.wholeNumber('r') ?? row + 1
        if (layout.hiddenRows.length < most && /^(?:1|true)$/.test(tag.attribute('hidden') ?? '')) layout.hiddenRows.push(row)
      } else if (tag.name === 'mergeCell') {
        const [start, end] = (tag.attribute('ref') ?? '').split(':').map(readReference)
        if (start !== undefined && end !== undefined && end.row > start.row && layout.tallCells.length < most)
          layout.tallCells.push({ column: start.column, first: start.row, last: end.row })
      }
      inner.open(tag)
    },
    close: (name) => inner.close(name),
    text: (bytes, start, end, literal) => inner.text(bytes, start, end, literal),
  }
}
