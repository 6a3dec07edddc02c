const beijing = 8 * 3_600_000

/** The clock on a township's wall, whatever zone the server is set to: year, month (1–12) and day. */
export function townDate(now: Date): { readonly year: number; readonly month: number; readonly day: string } {
  const there = new Date(now.getTime() + beijing)
  return { year: there.getUTCFullYear(), month: there.getUTCMonth() + 1, day: there.toISOString().slice(0, 10) }
}

/** The same to the minute: `2021-01-15 10:00`. */
export function townMinute(now: Date): string {
  return new Date(now.getTime() + beijing).toISOString().slice(0, 16).replace('T', ' ')
}
