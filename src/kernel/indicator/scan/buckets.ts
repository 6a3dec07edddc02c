import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { PlacedBy } from '../../../definition/field/field-type.ts'
import type { LedgerSource } from '../../ledger/sql/index.ts'
import type { LeafWindow } from '../window.ts'
import { compileKey } from './leaf-terms.ts'
import type { Row } from './types.ts'

export type RangeWindow = Extract<LeafWindow, { type: 'range' }>

/**
 * The calendar of one scan, cut wherever some leaf's window (or a granule that must not be empty) begins or ends. The scan groups by piece, and each
 * leaf puts its pieces together: any number of periods cost one pass.
 */
export interface Buckets {
  readonly by: PlacedBy
  readonly field: string
  /** Sorted keys; piece n holds cuts[n − 1] ≤ key < cuts[n], piece 0 everything before the first. */
  readonly cuts: readonly string[]
  /** Some leaf takes everything up to its end. */
  readonly open: boolean
}

/** The cuts of the calendar that all of the windows fall between, sorted; `open` when one of them has no beginning. */
export function cutCalendar(windows: readonly [RangeWindow, ...RangeWindow[]]): Buckets {
  const keys = windows.flatMap(({ from, until, expected }) => [
    ...(from === undefined ? [] : [from]),
    until,
    ...expected.map(({ start }) => start),
  ])
  const open = windows.some(({ from }) => from === undefined)
  return { by: windows[0].by, field: windows[0].field, cuts: [...new Set(keys)].sort(), open }
}

/** Whether all records of the scan lie in one piece, so that nothing need be grouped. */
export function isSinglePiece({ cuts, open }: Buckets): boolean {
  return cuts.length === (open ? 1 : 2)
}

/** The first and last piece of [from, until). */
export function piecesOf({ cuts }: Buckets, from: string | undefined, until: string): { readonly first: number; readonly last: number } {
  return { first: from === undefined ? 0 : cuts.indexOf(from) + 1, last: cuts.indexOf(until) }
}

/** With more cuts than this, comparing with each of them costs more than searching among them. */
const mostFlags = 6

/**
 * What a scan groups by to tell the pieces apart. Months, quarters and years are few: they are grouped as they are. Days are compared with each cut:
 * the planner knows that yes/no makes two groups, where for any function of a day it expects as many as there are days, and then neither hashes nor
 * works in parallel. Only among many cuts is the piece's number searched.
 */
export function compilePieces(buckets: Buckets, key: RawBuilder<unknown>): readonly RawBuilder<unknown>[] {
  const { by, cuts } = buckets
  if (by !== 'date' && by !== 'dateTime') return [key]
  const inner = innerCuts(buckets)
  if (inner.length <= mostFlags) return inner.map((cut) => sql`(${key} >= ${compileKey(by, cut)})`)
  const keys = `{${cuts.join(',')}}`
  return [by === 'date' ? sql`width_bucket(${key}, ${keys}::date[])` : sql`width_bucket(${key}, ${keys}::timestamp[])`]
}

/** The piece of a row whose groups came back as columns p0, p1, … */
export function pieceOfRow(buckets: Buckets, row: Row): number {
  const { by, cuts, open } = buckets
  if (by !== 'date' && by !== 'dateTime') return cuts.filter((cut) => cut <= String(row.p0)).length
  const inner = innerCuts(buckets)
  if (inner.length > mostFlags) return wholeNumber(String(row.p0))
  return inner.reduce((piece, _, index) => piece + (row[pieceName(index)] === true ? 1 : 0), open ? 0 : 1)
}

/** The name of a bucket's column in a scan. */
export function pieceName(index: number): string {
  return `p${index}`
}

/** The one range that covers all pieces, for the scan's WHERE. */
export function compileRange({ by, field, cuts, open }: Buckets, source: LedgerSource): RawBuilder<boolean> {
  const column = source.field({ through: [], field }).sql
  const [first] = cuts
  const last = cuts.at(-1)
  if (first === undefined || last === undefined) throw new Error('a calendar without cuts')
  const before = sql<boolean>`${column} < ${compileKey(by, last)}`
  return open ? before : sql<boolean>`${column} >= ${compileKey(by, first)} and ${before}`
}

/** The cuts that have records on both sides; the outer ones are the scan's range. */
function innerCuts({ cuts, open }: Buckets): readonly string[] {
  return cuts.slice(open ? 0 : 1, -1)
}
