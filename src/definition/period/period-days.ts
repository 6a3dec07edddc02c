import { type CalendarDay, daysInMonth, parseDay } from './calendar-day.ts'
import { addMonths, monthOfYear, monthsBetween, yearOfMonth } from './calendar-month.ts'
import type { Period } from './types.ts'

/** Every month of the period in order: `['2020-01', …]`. */
export function monthsOf(period: Period): string[] {
  const count = monthsBetween(period.firstMonth, period.lastMonth) + 1
  return Array.from({ length: count }, (_, index) => addMonths(period.firstMonth, index))
}

/** The first day of the first month; of a day, the day. */
export function firstDay(period: Period): CalendarDay {
  if (period.grain === 'day') return period.key
  return `${period.firstMonth}-01`
}

/** The last day, leap years known: 2020-02 → 2020-02-29. */
export function lastDay(period: Period): CalendarDay {
  if (period.grain === 'day') return period.key
  const days = daysInMonth(yearOfMonth(period.lastMonth), monthOfYear(period.lastMonth))
  return `${period.lastMonth}-${days}`
}

/** Whether a day (or a wall-clock time, `2020-03-01T08:30`) lies in the period, both ends included. */
export function containsDay(period: Period, day: string): boolean {
  const calendarDay = day.slice(0, 10)
  if (parseDay(calendarDay) === undefined) return false
  return calendarDay >= firstDay(period) && calendarDay <= lastDay(period)
}

/** Whether every day of `inner` is one of `outer`. */
export function containsPeriod(outer: Period, inner: Period): boolean {
  return firstDay(inner) >= firstDay(outer) && lastDay(inner) <= lastDay(outer)
}

/** Whether both are the same days, however they are written. */
export function isSamePeriod(one: Period, other: Period): boolean {
  if (one.key === other.key) return true
  if (one.grain !== 'day' && other.grain !== 'day') return one.firstMonth === other.firstMonth && one.lastMonth === other.lastMonth
  return firstDay(one) === firstDay(other) && lastDay(one) === lastDay(other)
}

/** Whether its months lie in more than one calendar year. */
export function spansYears({ firstMonth, lastMonth }: Period): boolean {
  return yearOfMonth(firstMonth) !== yearOfMonth(lastMonth)
}
