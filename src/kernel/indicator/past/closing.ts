import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { lastDay } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'

/** Until when what is written down still describes a period's end: its last day; of a year the end of the next March, while its report is written. */
export function closingDay(period: Period): string {
  const day = lastDay(period)
  return day.endsWith('-12-31') && period.grain !== 'day' ? `${wholeNumber(day.slice(0, 4)) + 1}-03-31` : day
}

/** The last instant of that day in a Chinese town. */
export function closingInstant(period: Period): string {
  return `${closingDay(period)}T15:59:59.999999Z`
}
