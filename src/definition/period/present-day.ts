import { wholeNumber } from '../decimal/decimal.ts'

/** `2020-03-07` → 2020年3月7日, as a sentence says it; what is no day stays as it is. */
export function presentDay(day: string): string {
  const [, year, month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  return year === undefined ? day : `${year}年${wholeNumber(month)}月${wholeNumber(date)}日`
}

/** `2020-03` → 2020年3月; what is no month stays as it is. */
export function presentMonth(month: string): string {
  const [, year, number = ''] = /^(\d{4})-(\d{2})$/.exec(month) ?? []
  return year === undefined ? month : `${year}年${wholeNumber(number)}月`
}

/** `2020-03-07T08:30` or `2020-03-07 08:30` → 2020年3月7日08:30, with its seconds where it has any; what is no moment stays as it is. */
export function presentMoment(moment: string): string {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)$/.exec(moment) ?? []
  return day === undefined ? moment : `${presentDay(day)}${time}`
}
