import { addDays } from '../src/definition/period/calendar-day.ts'
import { writeMonth } from '../src/definition/period/calendar-month.ts'
import type { Random } from './random.ts'

/** The day `count` days after `day`. */
export function dayAfter(day: string, count: number): string {
  const later = addDays(day, count)
  if (later === undefined) throw new Error(`no day ${count} days after ${day}`)
  return later
}

/** A day of a month, 1–28 so that every month has it. */
export function dayOf(random: Random, year: number, month: number): string {
  return `${writeMonth(year, month)}-${String(random.between(1, 28)).padStart(2, '0')}`
}

/** Any day of a year. */
export function dayIn(random: Random, year: number): string {
  return dayAfter(`${year}-01-01`, random.below(365))
}

/** January to December of a year. */
export function monthsIn(year: number): string[] {
  return Array.from({ length: 12 }, (_, index) => writeMonth(year, index + 1))
}
