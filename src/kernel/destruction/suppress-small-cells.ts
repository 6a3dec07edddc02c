import type { Compared } from './compared-leaf.ts'

/** Fewer persons than this in one village's part of a year may be known from outside (ADR 0010). */
export const smallestCell = 5

/**
 * Leaves out villages' cells with one to four records that no report prints; where that leaves out a single one, the smallest other goes with it, or it
 * would be found by subtracting the others from the town's figure.
 */
export function suppressSmallCells(kept: readonly Compared[]): readonly Compared[] {
  const groups = new Map<string, Compared[]>()
  for (const one of kept.filter(({ origin }) => origin === 'village')) {
    const { measure, period } = one.read.leaf
    const key = `${measure.id} ${period.key}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const hidden = new Set<Compared>([...groups.values()].flatMap(hiddenOf))
  return kept.filter((one) => !hidden.has(one))
}

function hiddenOf(cells: readonly Compared[]): readonly Compared[] {
  const filled = cells.filter((cell) => recordsOf(cell) > 0).sort((left, right) => recordsOf(left) - recordsOf(right))
  const small = filled.filter((cell) => recordsOf(cell) < smallestCell)
  return small.length === 1 ? filled.slice(0, 2) : small
}

function recordsOf({ read }: Compared): number {
  return read.state.type === 'reading' ? read.state.reading.records : 0
}
