import { wholeNumber } from '../decimal/decimal.ts'
import { halfWidth } from '../name/half-width.ts'
import { presentDay } from '../period/present-day.ts'
import type { CalendarGrain } from './kinds.ts'
import { type Parsed, parseDateText, parseDateTimeText, parseMonthText, parseQuarterText, parseYearText } from './parse-calendar.ts'

export interface TypedCalendar {
  readonly grain: CalendarGrain
  readonly text: string
  /** `2026-11-28`: what is typed without its year is of this one. */
  readonly today: string
  /** The first and the last day that will do. */
  readonly first?: string | undefined
  readonly last?: string | undefined
}

/**
 * Reads what a person typed into a field, as a whole: everything that an office file may say (`2026-11`, `202611`, `2026年11月`), and what people type for
 * short, in the year of `today`: `11月`, `11-12`, `11.12`, `1112`, `11月12日 8:30`, `一季度`. Full-width signs are read as half-width ones. What could be two
 * things is not guessed at (`112`). Gives the value as it is kept, or says in Chinese why there is none.
 */
export function readTypedCalendar({ grain, text, today, first, last }: TypedCalendar): Parsed {
  const read = readGrain(grain, tidy(text), today)
  if (!read.ok) return read
  const day = read.value.slice(0, 10)
  if (first !== undefined && day < first) return { ok: false, why: `不能早于${presentDay(first)}` }
  if (last !== undefined && day > last) return { ok: false, why: `不能晚于${presentDay(last)}` }
  return read
}

/** A kept value as it stands in the input: a time of day after a space, anything else as it is. */
export function writeTypedCalendar(value: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value) ? value.replace('T', ' ') : value
}

function readGrain(grain: CalendarGrain, typed: string, today: string): Parsed {
  const year = today.slice(0, 4)
  switch (grain) {
    case 'day':
      return parseDateText(wholeDay(typed, today))
    case 'minute':
      return parseDateTimeText(wholeTime(typed, today))
    case 'month':
      return parseMonthText(wholeMonth(typed, year))
    case 'quarter':
      return parseQuarterText(wholeQuarter(typed, year))
    case 'year':
      return parseYearText(typed)
  }
}

/** Half-width signs; the full stop of a Chinese keyboard stands for a point. */
function tidy(text: string): string {
  return halfWidth(text).trim().replace(/\s+/g, ' ').replace(/[−–—]/g, '-').replaceAll('。', '.')
}

/** The day with its year: `11-12` and `1112` become `2026-11-12`; what is not short for a day stays as it is. */
function wholeDay(typed: string, today: string): string {
  const bare = typed.replaceAll(' ', '')
  const year = today.slice(0, 4)
  const [, month, day] = /^(\d{1,2})[-/.](\d{1,2})$/.exec(bare) ?? /^(\d{1,2})月(\d{1,2})[日号]?$/.exec(bare) ?? fourDigits(bare) ?? []
  if (month !== undefined && day !== undefined) return `${year}-${month}-${day}`
  const alone = /^(\d{1,2})[日号]$/.exec(bare)?.[1]
  if (alone !== undefined) return `${today.slice(0, 8)}${alone}`
  return /^\d{4}年\d{1,2}月\d{1,2}$/.test(bare) ? `${bare}日` : typed
}

/** `1112` is a month and a day; `2026` is not, and is left for the message that says so. */
function fourDigits(bare: string): readonly (string | undefined)[] | undefined {
  const match = /^(\d\d)(\d\d)$/.exec(bare)
  const month = wholeNumber(match?.[1] ?? '0')
  return match !== null && month >= 1 && month <= 12 ? match : undefined
}

/** `11-12 8:30` with its year; a time alone is of today, twelve digits are a day and a time. */
function wholeTime(typed: string, today: string): string {
  const digits = /^(\d{8})(\d\d)(\d\d)$/.exec(typed)
  if (digits !== null) return `${digits[1]} ${digits[2]}:${digits[3]}`
  if (/^\d{1,2}(:|时|点)/.test(typed)) return `${today} ${typed}`
  const match = /^(.*?\d[日号]?)(?:[T ]+|(?<=[日号]))(\d{1,2}(?::|时|点).*)$/.exec(typed)
  return match === null ? wholeDay(typed, today) : `${wholeDay(match[1] ?? '', today)} ${match[2]}`
}

/** `11`, `11月` with its year. A keyboard keeps its zeros, so 2026.1 is January here, which in a spreadsheet may be October. */
function wholeMonth(typed: string, year: string): string {
  const bare = typed.replaceAll(' ', '')
  const alone = /^(\d{1,2})(?:月份?)?$/.exec(bare)?.[1]
  if (alone !== undefined) return `${year}-${alone}`
  const match = /^(\d{4})(?:\.(\d{1,2})|年(\d{1,2}))$/.exec(bare)
  return match === null ? typed : `${match[1]}-${match[2] ?? match[3]}`
}

function wholeQuarter(typed: string, year: string): string {
  const bare = typed.replaceAll(' ', '')
  if (/^Q[1-4]$/i.test(bare)) return `${year}-${bare}`
  if (/^第?[1-4一二三四]季度?$/.test(bare)) return `${year}年${bare}`
  return bare.replace(/^(\d{4})(第?[1-4一二三四]季度?)$/, '$1年$2')
}
