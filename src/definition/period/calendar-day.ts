import { wholeNumber } from '../decimal/decimal.ts'

/** A day of the Gregorian calendar as every room writes it: `2020-02-29`. */
export type CalendarDay = string

export interface DayParts {
  readonly year: number
  readonly month: number
  readonly day: number
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** 28–31, leap years known. `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** `2020-02-29` taken apart; undefined when it is not written so or no such day exists (30 February, month 13). */
export function parseDay(text: string): DayParts | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (match === null) return undefined
  const parts = { year: group(match, 1), month: group(match, 2), day: group(match, 3) }
  return existsOnCalendar(parts) ? parts : undefined
}

/** Whether there is such a day, in the years 1–9999. */
export function existsOnCalendar({ year, month, day }: DayParts): boolean {
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)
}

/** `2020-02-29` */
export function writeDay({ year, month, day }: DayParts): CalendarDay {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Whole days from `from` to `to` (to − from); undefined when one of them is no day. Counted on the calendar, no time zone takes part. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number | undefined {
  const start = parseDay(from)
  const end = parseDay(to)
  return start === undefined || end === undefined ? undefined : dayNumber(end) - dayNumber(start)
}

/** The day `count` days after (before, when negative); undefined when `day` is no day or the result leaves the years 1–9999. */
export function addDays(day: CalendarDay, count: number): CalendarDay | undefined {
  const parts = parseDay(day)
  if (parts === undefined) return undefined
  const result = dayOfNumber(dayNumber(parts) + count)
  return existsOnCalendar(result) ? writeDay(result) : undefined
}

/** 1 Monday – 7 Sunday; undefined when it is no day. */
export function weekday(day: CalendarDay): number | undefined {
  const parts = parseDay(day)
  return parts === undefined ? undefined : ((dayNumber(parts) + 2) % 7) + 1
}

// Days since 0000-03-01: with March first, the leap day is the last of its year and months follow a 153-days-in-5 rhythm.
function dayNumber({ year, month, day }: DayParts): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const shiftedMonth = (month + 9) % 12
  const leapDays = Math.floor(shiftedYear / 4) - Math.floor(shiftedYear / 100) + Math.floor(shiftedYear / 400)
  return 365 * shiftedYear + leapDays + Math.floor((153 * shiftedMonth + 2) / 5) + day - 1
}

function dayOfNumber(number: number): DayParts {
  const cycle = Math.floor(number / 146_097)
  const inCycle = number - cycle * 146_097
  const yearOfCycle = Math.floor(
    (inCycle - Math.floor(inCycle / 1460) + Math.floor(inCycle / 36_524) - Math.floor(inCycle / 146_096)) / 365,
  )
  const inYear = inCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100))
  const shiftedMonth = Math.floor((5 * inYear + 2) / 153)
  const month = ((shiftedMonth + 2) % 12) + 1
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: inYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

/** A group of digits that a pattern has found. */
function group(match: RegExpExecArray, index: number): number {
  return wholeNumber(match[index] ?? '')
}
