import { isMonth } from '../../../definition/period/calendar-month.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { firstDay, lastDay, monthsOf } from '../../../definition/period/period-days.ts'
import { Refusal } from '../../refusal.ts'

export interface MonthSpan {
  readonly month: string
  readonly periodStart: string
  readonly periodEnd: string
}

/** A month with its first and last day. Refuses with `invalid` what is no month. */
export function monthSpan(month: string): MonthSpan {
  if (!isMonth(month)) throw new Refusal('invalid', `“${month}”不是月份，应如 2020-06。`)
  const period = getPeriod(month)
  return { month, periodStart: firstDay(period), periodEnd: lastDay(period) }
}

/** The twelve months of the year in which a month lies. */
export function monthsOfYear(month: string): readonly MonthSpan[] {
  return monthsOf(getPeriod(month.slice(0, 4))).map(monthSpan)
}
