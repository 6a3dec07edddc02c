import type { XmlHandler } from '../xml/scan-xml.ts'
import type { XmlTag } from '../xml/xml-tag.ts'
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
  /** Columns, counted from 0. */
  readonly hiddenColumns: Set<number>
  /** At most so many as one table needs; a sheet made of nothing else is left as it is. */
  readonly tallCells: TallCell[]
  /** Rows in which one cell goes over three columns or more. */
  readonly wideRows: Set<number>
}

const most = 100_000
const mostColumns = 2_000
const leastWide = 2

export function createLayout(): SheetLayout {
  return { hiddenRows: [], hiddenColumns: new Set(), tallCells: [], wideRows: new Set() }
}

/** Notes the layout while another handler reads the cells. */
export function noteLayout(inner: XmlHandler, layout: SheetLayout): XmlHandler {
  let row = 0
  return {
    open(tag) {
      if (tag.name === 'row') {
        row = tag.wholeNumber('r') ?? row + 1
        if (layout.hiddenRows.length < most && isSet(tag)) layout.hiddenRows.push(row)
      } else if (tag.name === 'mergeCell') {
        const [start, end] = (tag.attribute('ref') ?? '').split(':').map(readReference)
        if (start === undefined || end === undefined) return inner.open(tag)
        if (end.row > start.row && layout.tallCells.length < most)
          layout.tallCells.push({ column: start.column, first: start.row, last: end.row })
        if (end.row === start.row && end.column - start.column >= leastWide && layout.wideRows.size < most) layout.wideRows.add(start.row)
      } else if (tag.name === 'col' && isSet(tag)) {
        const first = tag.wholeNumber('min') ?? 1
        const last = Math.min(tag.wholeNumber('max') ?? first, mostColumns)
        for (let at = first; at <= last; at += 1) layout.hiddenColumns.add(at - 1)
      }
      inner.open(tag)
    },
    close: (name) => inner.close(name),
    text: (bytes, start, end, literal) => inner.text(bytes, start, end, literal),
  }
}

function isSet(tag: XmlTag): boolean {
  return /^(?:1|true)$/.test(tag.attribute('hidden') ?? '')
}
