import { narrowDigits, readSmallNumber } from '../../decimal/chinese-number.ts'
import { wholeNumber } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { daysInMonth } from '../../period/calendar-day.ts'
import type { ProseLine } from '../prose.ts'
import { lintProblem } from './codes.ts'

const number = '(\\d{1,2}|[一二三四五六七八九十]{1,3})'
const date = new RegExp(
  `(?:(?<!\\d)(\\d{4})\\s*年\\s*|(?<![\\d一二三四五六七八九十年内个第-]))${number}\\s*月\\s*(?:${number}\\s*[日号])?(?!均)`,
  'g',
)

/** A leap year, so that 2月29日 without a year is some day. */
const anyYear = 2020

/** 2月30日, 13月: a day or a month that no calendar has. */
export function checkDates(line: ProseLine): readonly Diagnostic[] {
  return [...narrowDigits(line.text).matchAll(date)].flatMap((match) => {
    const [written, year, monthText = '', dayText] = match
    const month = readSmallNumber(monthText)
    const day = dayText === undefined ? undefined : readSmallNumber(dayText)
    if (month === undefined || (month <= 12 && month >= 1 && dayText === undefined)) return []
    const known = year === undefined ? anyYear : wholeNumber(year)
    const good = month >= 1 && month <= 12 && day !== undefined && day >= 1 && day <= daysInMonth(known, month)
    // 13月 may be a misspelt 13个月; 13月起 is a month of the calendar.
    const dated = /^(?:份|起|底|初|末|上旬|中旬|下旬|以来|开始)/.test(narrowDigits(line.text).slice(match.index + written.length))
    if (good || (month > 12 && dayText === undefined && year === undefined && !dated)) return []
    return [lintProblem(line.placeOf(match.index), 'impossible-date', { written: written.trim() })]
  })
}
