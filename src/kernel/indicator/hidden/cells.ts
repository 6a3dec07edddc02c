import { addMonths } from '../../../definition/period/calendar-month.ts'

/** Fewer records than this are told apart (docs/adr/0010, 0026). */
export const fewest = 5

/** Records that no figure of their ledger tells apart: one month (quarter, year) of each calendar, one village, the same marks. */
export interface Class {
  readonly keys: readonly (string | null)[]
  /** For each condition and each measured value of the ledger's hidden measures, whether it holds, or is there. */
  readonly marks: readonly boolean[]
  readonly village: string | null
  readonly count: number
}

/** The classes of the whole town, each with the villages that may be told of it. */
export interface Cell {
  readonly keys: readonly (string | null)[]
  readonly marks: readonly boolean[]
  readonly count: number
  /** Villages whose part may be told: it is large enough, and so is what is left of the cell. */
  readonly open: ReadonlySet<string>
  readonly villages: ReadonlySet<string>
}

/**
 * The cells of a ledger that figures may be made of. Where one month's part would be too small, its year is told only as a whole; where a village's part
 * is too small and it alone would be left, the smallest others go with it, or it would be found by subtracting them from the town's.
 */
export function cellsOf(classes: readonly Class[]): readonly Cell[] {
  const small = grouped(classes).filter((group) => sum(group) < fewest)
  const coarse = new Set(small.flatMap(([one]) => (one?.keys ?? []).map((key, place) => `${place} ${yearOf(key)}`)))
  const told = classes.map((one) => ({
    ...one,
    keys: one.keys.map((key, place) => (coarse.has(`${place} ${yearOf(key)}`) ? yearOf(key) : key)),
  }))
  return grouped(told).map((group) => cellOf(group))
}

function grouped(classes: readonly Class[]): readonly (readonly Class[])[] {
  const groups = new Map<string, Class[]>()
  for (const one of classes) {
    const key = JSON.stringify([one.keys, one.marks])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return [...groups.values()]
}

function cellOf(group: readonly Class[]): Cell {
  const [first] = group
  if (first === undefined) throw new Error('a cell of nothing')
  const byVillage = new Map<string, number>()
  for (const { village, count } of group) if (village !== null) byVillage.set(village, (byVillage.get(village) ?? 0) + count)
  const large = [...byVillage].filter(([, count]) => count >= fewest).sort(([a, left], [b, right]) => left - right || (a < b ? -1 : 1))
  const count = sum(group)
  let rest = count - large.reduce((total, [, part]) => total + part, 0)
  while (rest > 0 && rest < fewest && large.length > 0) rest += large.shift()?.[1] ?? 0
  const open = new Set(large.map(([village]) => village))
  return { keys: first.keys, marks: first.marks, count, open, villages: new Set(byVillage.keys()) }
}

function sum(group: readonly Class[]): number {
  return group.reduce((total, { count }) => total + count, 0)
}

function yearOf(key: string | null): string | null {
  return key === null ? null : key.slice(0, 4)
}

/** The months that a key of a day, month, quarter or year takes: its first, and the first after it. */
export function monthsOfKey(key: string): { readonly first: string; readonly after: string } {
  const first = firstMonthOf(key)
  const length = key.length === 4 ? 12 : key.includes('Q') ? 3 : 1
  return { first, after: addMonths(first, length) }
}

function firstMonthOf(key: string): string {
  if (key.length === 4) return `${key}-01`
  if (!key.includes('Q')) return key.slice(0, 7)
  return `${key.slice(0, 4)}-${['01', '04', '07', '10'][['1', '2', '3', '4'].indexOf(key.slice(-1))] ?? '01'}`
}

/** Whether a cell lies in what is asked for, outside it, or across its edge, where it cannot be told. */
export type Standing = 'in' | 'out' | 'across'

/** A cell's key beside `from` ≤ key < `until`, in the form of the calendar; no `from` is since ever. */
export function standingOf(
  key: string,
  { from, until }: { readonly from: string | undefined; readonly until: string | undefined },
): Standing {
  const { first, after } = monthsOfKey(key)
  const begin = from === undefined ? undefined : firstMonthOf(from)
  const end = until === undefined ? undefined : firstMonthOf(until)
  if ((begin !== undefined && after <= begin) || (end !== undefined && first >= end)) return 'out'
  return (begin === undefined || first >= begin) && (end === undefined || after <= end) ? 'in' : 'across'
}
