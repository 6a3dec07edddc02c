import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { parseJson } from '../../../definition/shape/parse-json.ts'
import { count, listOf, mapOf, object, shapeOf, text } from '../../../definition/shape/shape.ts'
import type { Column } from '../columns.ts'
import { readLedgerSearch } from '../ledger-search.ts'

/** How somebody has the columns of a table: which are away, in which order, how wide, and how many stand still at the left. */
export interface TableSetup {
  readonly hidden: readonly string[]
  /** Ids of columns; those that are not named follow as the ledger has them. */
  readonly order: readonly string[]
  readonly widths: Readonly<Record<string, number>>
  readonly pinned: number
}

export const plainSetup: TableSetup = { hidden: [], order: [], widths: {}, pinned: 1 }

/** What a view keeps: the columns, and what was asked for. */
export interface KeptView extends TableSetup {
  readonly where?: readonly LedgerFilter[] | undefined
  readonly q?: string | undefined
  readonly sort?: string | undefined
}

const isList = shapeOf('a list', (value): value is readonly unknown[] => Array.isArray(value))
const setupShape = object(
  { hidden: listOf(text), order: listOf(text), widths: mapOf(count), pinned: count },
  { where: isList, q: text, sort: text },
)

export const narrowest = 48
const widest = 900

/** A kept setup; undefined where it is none, as of another age or written by hand. */
export function readSetup(json: string): KeptView | undefined {
  try {
    const kept = parseJson(json)
    if (!setupShape.is(kept)) return undefined
    const { hidden, order, widths, pinned } = kept
    const { where, q, sort } = readLedgerSearch({ where: kept.where, q: kept.q, sort: kept.sort })
    return { hidden, order, widths, pinned, where, q, sort }
  } catch {
    return undefined
  }
}

/** The columns as they stand on screen. What names a record may stand elsewhere but never go away. */
export function arrangeColumns(columns: readonly Column[], setup: TableSetup): readonly Column[] {
  const placed = new Map(setup.order.map((id, index) => [id, index]))
  const ordered = columns
    .map((column, index) => ({ column, place: placed.get(column.id) ?? setup.order.length + index }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ column }) => column)
  const [name] = columns
  return ordered
    .filter(({ id }) => id === name?.id || !setup.hidden.includes(id))
    .map((column) => ({ ...column, width: setup.widths[column.id] ?? column.width }))
}

export function setWidth(setup: TableSetup, id: string, width: number): TableSetup {
  return { ...setup, widths: { ...setup.widths, [id]: Math.round(Math.min(widest, Math.max(narrowest, width))) } }
}

/** Gives a column the width that the ledger gives it. */
export function ownWidth(setup: TableSetup, id: string): TableSetup {
  const { [id]: _, ...widths } = setup.widths
  return { ...setup, widths }
}

export function toggleColumn(setup: TableSetup, id: string): TableSetup {
  const hidden = setup.hidden.includes(id) ? setup.hidden.filter((one) => one !== id) : [...setup.hidden, id]
  return { ...setup, hidden }
}

/** Moves a column one place to the left or the right among all of them. */
export function moveColumn(setup: TableSetup, columns: readonly Column[], id: string, step: -1 | 1): TableSetup {
  const all = arrangeColumns(columns, { ...setup, hidden: [] }).map((column) => column.id)
  const at = all.indexOf(id)
  const to = at + step
  if (at < 0 || to < 0 || to >= all.length) return setup
  const order = all.toSpliced(at, 1).toSpliced(to, 0, id)
  return { ...setup, order }
}

export function isPlain(setup: TableSetup): boolean {
  return (
    setup.hidden.length === 0 && setup.order.length === 0 && Object.keys(setup.widths).length === 0 && setup.pinned === plainSetup.pinned
  )
}
