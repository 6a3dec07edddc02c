import { isWorkingDay } from '../src/definition/calendar/working-days.ts'
import { addDays } from '../src/definition/period/calendar-day.ts'
import { writeMonth } from '../src/definition/period/calendar-month.ts'
import type { Random } from './random.ts'

/** The day `count` days after `day`. */
export function dayAfter(day: string, count: number): string {
  const later = addDays(day, count)
  if (later === undefined) throw new Error(`no day ${count} days after ${day}`)
  return later
}

/** The day itself when offices are open on it, else the next one on which they are. */
export function workingDay(day: string): string {
  let open = day
  while (isWorkingDay(open)?.working === false) open = dayAfter(open, 1)
  return open
}

/** The first day after it on which offices are open. */
export function nextWorkingDay(day: string): string {
  return workingDay(dayAfter(day, 1))
}

/** The later of two days. */
export function laterOf(day: string, other: string): string {
  return day < other ? other : day
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

/** The first Friday on or after a day. */
export function fridayFrom(day: string): string {
  return dayAfter(day, (12 - new Date(`${day}T00:00:00Z`).getUTCDay()) % 7)
}
