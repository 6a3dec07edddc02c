export interface OpeningDay {
  readonly today: string
  /** The last day of the last response; empty while it runs, or there was none. */
  readonly finished: string
  /** Days on which something was last written down under it. */
  readonly spoken: readonly string[]
}

/** The day on which the bulletin opens: today while a response runs, afterwards the last one with something to say; its last one where nothing is left of it. */
export function openingDay({ today, finished, spoken }: OpeningDay): string {
  if (finished === '' || finished >= today) return today
  const days = spoken.map((day) => day.slice(0, 10)).filter((day) => day !== '' && day <= finished)
  return days.toSorted().at(-1) ?? finished
}
