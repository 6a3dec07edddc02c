import { wholeNumber } from '../decimal/decimal.ts'

/** `2020-03-07` → 2020年3月7日, as a sentence says it; what is no day stays as it is. */
export function presentDay(day: string): string {
  const [, year, month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? day : `${year}年${wholeNumber(month)}月${wholeNumber(date)}日`
}
