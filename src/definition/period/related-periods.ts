import { wholeNumber } from '../decimal/decimal.ts'
import { addDays, daysInMonth } from './calendar-day.ts'
import { addMonths, monthOfYear, monthsBetween, writeMonth, yearOfMonth } from './calendar-month.ts'
import { dayPeriod, getPeriod, periodOfMonths, quarterPeriod, yearPeriod } from './parse-period.ts'
import type { Period } from './types.ts'

/** The year of the period's last month. */
export function yearOf(period: Period): number {
  return yearOfMonth(period.lastMonth)
}

/** The period of the same length that ends just before (环比): 2020-01 → 2019-12, 2020-Q1 → 2019-Q4, 2020-01..2020-03 → 2019-10..2019-12. */
export function previousPeriod(period: Period): Period {
  if (period.grain === 'day') return dayPeriod(addDays(period.key, -1) ?? period.key)
  return shiftPeriod(period, -(monthsBetween(period.firstMonth, period.lastMonth) + 1))
}

/** The same months, or day, a year before (同比): 2020-01..2020-11 → 2019-01..2019-11; of 29 February the last day of that month. */
export function lastYearPeriod(period: Period): Period {
  return shiftPeriod(period, -12)
}

/** January of the last month's year to that last month (累计): 2020-11 → 2020-01..2020-11, 2020-12 → 2020. Months are whole: a day has none. */
export function yearToDate(period: Period): Period {
  return periodOfMonths(writeMonth(yearOf(period), 1), period.lastMonth)
}

/** The two ends that a claim such as 由负转正 compares: a and b of `a..b`; of any other period its first and last month. */
export function endpointsOf(period: Period): { readonly first: Period; readonly last: Period } {
  const [first, last] = period.key.split('..')
  if (period.grain === 'day') return { first: period, last: period }
  if (first !== undefined && last !== undefined) return { first: getPeriod(first), last: getPeriod(last) }
  return { first: getPeriod(period.firstMonth), last: getPeriod(period.lastMonth) }
}

function shiftPeriod(period: Period, months: number): Period {
  const firstMonth = addMonths(period.firstMonth, months)
  const lastMonth = addMonths(period.lastMonth, months)
  switch (period.grain) {
    case 'day': {
      const last = daysInMonth(yearOfMonth(firstMonth), monthOfYear(firstMonth))
      const day = wholeNumber(period.key.slice(8))
      return dayPeriod(`${firstMonth}-${String(Math.min(day, last)).padStart(2, '0')}`)
    }
    case 'year':
      return yearPeriod(yearOfMonth(firstMonth))
    case 'quarter':
      return quarterPeriod(yearOfMonth(firstMonth), monthOfYear(lastMonth) / 3)
    case 'month':
      return { key: firstMonth, grain: 'month', firstMonth, lastMonth }
    case 'span':
      return { key: `${firstMonth}..${lastMonth}`, grain: 'span', firstMonth, lastMonth }
  }
}
