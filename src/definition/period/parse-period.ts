import { wholeNumber } from '../decimal/decimal.ts'
import { parseDay } from './calendar-day.ts'
import { isMonth, monthOfYear, monthsBetween, writeMonth, yearOfMonth } from './calendar-month.ts'
import type { Period, PeriodKey } from './types.ts'

/** The years that anybody asks about: what lies beyond is a slip of the hand, or meant to keep a server busy. */
export const periodYears = { first: 1900, last: 2199 } as const
/** Fifty years: what is shown, computed and looked at by month stays in hand. */
export const longestPeriod = 600

/**
 * Reads a calendar key: `2020`, `2020-Q3`, `2020-03`, a day `2020-02-05`, or a span with one of these on each side (`2020-01..2020-11`).
 * Undefined when it is not written so, names no such month, ends before it begins, lies outside `periodYears` or is longer than `longestPeriod`.
 */
export function parsePeriod(key: PeriodKey): Period | undefined {
  const period = parseKey(key)
  return period !== undefined && isWithinReach(period) ? period : undefined
}

function isWithinReach({ firstMonth, lastMonth }: Period): boolean {
  if (yearOfMonth(firstMonth) < periodYears.first || yearOfMonth(lastMonth) > periodYears.last) return false
  return monthsBetween(firstMonth, lastMonth) < longestPeriod
}

/** At the edges of what may be asked about, the year before one that may is one that may not: our own code has no edges. */
function parseKey(key: PeriodKey): Period | undefined {
  const sides = key.split('..')
  const [left, right] = sides
  if (left === undefined || sides.length > 2) return undefined
  if (right === undefined) return parseSimplePeriod(left)
  const first = parseSimplePeriod(left)
  const last = parseSimplePeriod(right)
  if (first === undefined || last === undefined || first.grain !== last.grain || first.grain === 'day') return undefined
  if (first.firstMonth > last.lastMonth) return undefined
  return { key, grain: 'span', firstMonth: first.firstMonth, lastMonth: last.lastMonth }
}

/** `parsePeriod` for keys that our own code made, of any year and length; throws a bug on what is none. */
export function getPeriod(key: PeriodKey): Period {
  const period = parseKey(key)
  if (period === undefined) throw new Error(`not a period key: ${key}`)
  return period
}

/** The period from one month to another under its shortest key: the year when it is whole, the month when it is one, a span otherwise. */
export function periodOfMonths(firstMonth: string, lastMonth: string): Period {
  const length = monthsBetween(firstMonth, lastMonth) + 1
  if (length < 1) throw new Error(`a period cannot end before it begins: ${firstMonth}..${lastMonth}`)
  if (length === 1) return { key: firstMonth, grain: 'month', firstMonth, lastMonth }
  if (length === 12 && monthOfYear(firstMonth) === 1) return yearPeriod(yearOfMonth(firstMonth))
  return { key: `${firstMonth}..${lastMonth}`, grain: 'span', firstMonth, lastMonth }
}

/** The whole year. */
export function yearPeriod(year: number): Period {
  return { key: writeMonth(year, 1).slice(0, 4), grain: 'year', firstMonth: writeMonth(year, 1), lastMonth: writeMonth(year, 12) }
}

/** `quarter` is 1–4. */
export function quarterPeriod(year: number, quarter: number): Period {
  return {
    key: `${String(year).padStart(4, '0')}-Q${quarter}`,
    grain: 'quarter',
    firstMonth: writeMonth(year, quarter * 3 - 2),
    lastMonth: writeMonth(year, quarter * 3),
  }
}

/** One day: `2020-02-05`. */
export function dayPeriod(day: string): Period {
  const month = day.slice(0, 7)
  return { key: day, grain: 'day', firstMonth: month, lastMonth: month }
}

function parseSimplePeriod(key: string): Period | undefined {
  if (/^\d{4}$/.test(key) && key !== '0000') return yearPeriod(wholeNumber(key))
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? []
  if (year !== undefined && quarter !== undefined && year !== '0000') return quarterPeriod(wholeNumber(year), wholeNumber(quarter))
  if (parseDay(key) !== undefined) return dayPeriod(key)
  return isMonth(key) ? { key, grain: 'month', firstMonth: key, lastMonth: key } : undefined
}
