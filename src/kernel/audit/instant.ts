import { wholeNumber } from '../../definition/decimal/decimal.ts'

/** A clock's instant with room for microseconds. */
export function instantOf(date: Date): string {
  return `${date.toISOString().slice(0, -1)}000Z`
}

/** One microsecond later. */
export function nextInstant(instant: string): string {
  const microseconds = BigInt(Date.parse(`${instant.slice(0, 23)}Z`)) * 1_000n + BigInt(instant.slice(23, 26)) + 1n
  const milliseconds = new Date(wholeNumber(String(microseconds / 1_000n))).toISOString().slice(0, -1)
  return `${milliseconds}${String(microseconds % 1_000n).padStart(3, '0')}Z`
}

/** The clock's instant, or just after `previous` when the clock has not moved on (or went back). */
export function instantAfter(previous: string, clock: Date): string {
  const now = instantOf(clock)
  return now > previous ? now : nextInstant(previous)
}

/** `2020-03-01 16:30`: an instant on the clock of a Chinese town, which is eight hours ahead everywhere. */
export function townTime(instant: string): string {
  const ahead = new Date(Date.parse(`${instant.slice(0, 23)}Z`) + 8 * 3_600_000)
  return ahead.toISOString().slice(0, 16).replace('T', ' ')
}
