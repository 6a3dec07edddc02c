/** What was opened one by one, or carried away; and what somebody turned the pages of. The one would be lost in the other. */
export const readingWays = ['taken', 'listed'] as const
export type ReadingWay = (typeof readingWays)[number]

/** How many records somebody read or took out in full on one day, by how many entries. */
export interface DayOfReading {
  readonly actor: string
  readonly way: ReadingWay
  /** By the town's clock. */
  readonly day: string
  readonly times: number
  readonly records: number
}

export interface UnusualDay extends DayOfReading {
  /** What a day with any came to before, on the average of the sixty days behind it; 0 when there was none. */
  readonly usual: number
}

/** Fewer than this in a day nobody has to be asked about. */
const least: Readonly<Record<ReadingWay, number>> = { taken: 200, listed: 2_000 }
/** So many times as many as usual. */
const factor = 5
const behind = 60

/**
 * Days on which somebody read or took out in full far more than they are wont to, in one of the ways: 200 records and more, of lists 2,000, and over five times the average of the days with any
 * in the sixty days before. The newest first. Pure; each day stands once for each actor and way.
 */
export function findUnusual(days: readonly DayOfReading[], since: string): readonly UnusualDay[] {
  const found = days
    .filter(({ day, way, records }) => day >= since && records >= least[way])
    .map((one) => ({ ...one, usual: usualBefore(days, one) }))
    .filter(({ records, usual }) => records > factor * usual)
  return found.sort((left, right) => (left.day === right.day ? right.records - left.records : left.day < right.day ? 1 : -1))
}

function usualBefore(days: readonly DayOfReading[], { actor, way, day }: DayOfReading): number {
  const first = dayBefore(day, behind)
  const before = days.filter((one) => one.actor === actor && one.way === way && one.day >= first && one.day < day)
  return before.length === 0 ? 0 : Math.round(before.reduce((sum, { records }) => sum + records, 0) / before.length)
}

/** So many days before a day, of the window that is looked at: no term is reckoned by it. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
