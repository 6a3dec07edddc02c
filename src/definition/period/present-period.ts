import { wholeNumber } from '../decimal/decimal.ts'
import { monthOfYear, yearOfMonth } from './calendar-month.ts'
import type { Period } from './types.ts'

const quarterNames = ['一季度', '二季度', '三季度', '四季度'] as const

/** A period as a report writes it: 2020年, 2020年三季度, 2020年3月, 2020年2月5日, 2020年1-11月, 2019年11月-2020年2月, 2018-2020年. */
export function presentPeriod(period: Period): string {
  const { firstMonth, lastMonth } = period
  const firstYear = yearOfMonth(firstMonth)
  const lastYear = yearOfMonth(lastMonth)
  const from = monthOfYear(firstMonth)
  const to = monthOfYear(lastMonth)
  if (period.grain === 'day') return `${firstYear}年${from}月${wholeNumber(period.key.slice(8))}日`
  if (period.grain === 'quarter') return `${firstYear}年${presentQuarter(to / 3)}`
  if (from === 1 && to === 12) return firstYear === lastYear ? `${firstYear}年` : `${firstYear}-${lastYear}年`
  if (firstMonth === lastMonth) return `${firstYear}年${from}月`
  return firstYear === lastYear ? `${firstYear}年${from}-${to}月` : `${firstYear}年${from}月-${lastYear}年${to}月`
}

/** 1 → 一季度 */
export function presentQuarter(quarter: number): string {
  const name = quarterNames[quarter - 1]
  if (name === undefined) throw new Error(`no such quarter: ${quarter}`)
  return name
}
