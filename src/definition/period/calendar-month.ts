import { wholeNumber } from '../decimal/decimal.ts'

/** A calendar month: `2020-03`. */
export type CalendarMonth = string

/** Whether a text is written as `2020-03` and names a month. */
export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text) && !text.startsWith('0000')
}

/** `month` is 1–12. */
export function writeMonth(year: number, month: number): CalendarMonth {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
}

/** 2020 of `2020-03`. */
export function yearOfMonth(month: CalendarMonth): number {
  return wholeNumber(month.slice(0, 4))
}

/** 1–12 */
export function monthOfYear(month: CalendarMonth): number {
  return wholeNumber(month.slice(5, 7))
}

/** The month `count` months after (before, when negative). */
export function addMonths(month: CalendarMonth, count: number): CalendarMonth {
  const number = monthwholeNumber(month) + count
  return writeMonth(Math.floor(number / 12), (number % 12) + 1)
}

/** Whole months from one to the other (to − from). */
export function monthsBetween(from: CalendarMonth, to: CalendarMonth): number {
  return monthwholeNumber(to) - monthwholeNumber(from)
}

function monthwholeNumber(month: CalendarMonth): number {
  return yearOfMonth(month) * 12 + monthOfYear(month) - 1
}
