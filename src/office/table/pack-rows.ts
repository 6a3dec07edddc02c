import { parseShape } from '../../definition/shape/parse-json.ts'
import { count, listOf, object, oneOf, text } from '../../definition/shape/shape.ts'
import type { ImportRow, RowSink } from './types.ts'

/** The rows of a table as bytes, some hundreds a piece: a fifth of the memory that their cells take one by one, and given to another thread without a copy. */
export interface PackedRows {
  /** In the order in which each row keeps its cells. */
  readonly labels: readonly string[]
  readonly pieces: Uint8Array<ArrayBuffer>[]
}

export interface RowPacker extends RowSink {
  finish(): PackedRows
}

const rowsOfPiece = 500
const charactersOfPiece = 262_144
/** What a file says is never the name of a member: Node 24 reads an escaped name after a backslash as the backslash (V8 13.6). */
const packed = listOf(object({ row: count, cells: listOf(text) }, { doubted: listOf(text), doubts: listOf(oneOf(['rounded', 'lines'])) }))

/** Takes the rows of one table, which have the same labels in the same order. */
export function createRowPacker(): RowPacker {
  let labels: readonly string[] = []
  let pieces: Uint8Array<ArrayBuffer>[] = []
  let rows: string[] = []
  let length = 0
  const close = (): void => {
    if (rows.length > 0) pieces.push(new TextEncoder().encode(`[${rows.join()}]`))
    rows = []
    length = 0
  }
  return {
    add({ row, cells, doubts }) {
      if (labels.length === 0) labels = Object.keys(cells)
      const told = doubts === undefined ? {} : { doubted: Object.keys(doubts), doubts: Object.values(doubts) }
      const line = JSON.stringify({ row, cells: Object.values(cells), ...told })
      rows.push(line)
      length += line.length
      if (rows.length === rowsOfPiece || length > charactersOfPiece) close()
    },
    restart() {
      labels = []
      pieces = []
      rows = []
      length = 0
    },
    finish() {
      close()
      return { labels, pieces }
    },
  }
}

/** The rows, once: each piece is let go of when its last row was taken. */
export function* takeRows({ labels, pieces }: PackedRows): Generator<ImportRow> {
  for (let piece = pieces.shift(); piece !== undefined; piece = pieces.shift()) yield* unpack(labels, piece)
}

/** The first rows, which stay where they are. */
export function firstRows({ labels, pieces }: PackedRows, most: number): ImportRow[] {
  const first: ImportRow[] = []
  for (const piece of pieces) {
    if (first.length >= most) break
    first.push(...unpack(labels, piece).slice(0, most - first.length))
  }
  return first
}

function unpack(labels: readonly string[], piece: Uint8Array): ImportRow[] {
  const rows = parseShape(packed, new TextDecoder().decode(piece), 'rows of a table')
  return rows.map(({ row, cells, doubted, doubts = [] }) => {
    const taken: Record<string, string> = {}
    for (const [at, label] of labels.entries()) taken[label] = cells[at] ?? ''
    if (doubted === undefined) return { row, cells: taken }
    return {
      row,
      cells: taken,
      doubts: Object.fromEntries(doubted.flatMap((label, at) => (doubts[at] === undefined ? [] : [[label, doubts[at]]]))),
    }
  })
}
