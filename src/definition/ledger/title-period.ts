import { wholeNumber } from '../decimal/decimal.ts'
import { halfWidth } from '../name/half-width.ts'
import { isMonth, writeMonth } from '../period/calendar-month.ts'
import { digitDates } from '../period/digit-dates.ts'

/** The time that what stands above a table gives for all of its rows. */
export interface TitlePeriod {
  /** `2020`: of rows whose months say themselves that they are months (3月). */
  readonly year: string
  /** The period of each row as the title has it: `2020`, or `2020-03` where it names one month; undefined where it names another part of the year. */
  readonly key: string | undefined
  /** The words that say so. */
  readonly words: string
}

const anyYear = /(?<![\d.])(?:19|20)\d{2}(?!\d)/g
const named = /(?<![\d.])((?:19|20)\d{2})年度?(?:(\d{1,2})月份?(?![\d-]))?/
/** Of a year, but not all of it, and not one month. */
const otherPart = /季度|半年|[上中下]旬|累计|[\d一二三四五六七八九十]月|月[份度]?[-至到]|第[一二三四]/
/** A day on which the form was filled in; a document and its number: no time of the rows. */
const otherTime = /(?:填[表报]|报[送出]|制表|印发|截[至止])[^,;。]*|[〔[](?:19|20)\d{2}[\]〕]\s*\d*号?/g

/**
 * The time that a sheet's titles name: the year of `2020年种植面积统计表`, the month of `2020年3月救助发放情况`. Undefined where they name no year or more
 * than one.
 */
export function periodOfTitles(titles: readonly string[]): TitlePeriod | undefined {
  const text = titles.map((title) => digitDates(halfWidth(title).replace(/\s+/g, '')).replace(otherTime, '')).join('\n')
  const years = new Set([...text.matchAll(anyYear)].map(([year]) => year))
  const [words = '', year, month] = named.exec(text) ?? []
  if (year === undefined || years.size !== 1) return undefined
  const rest = text.replace(words, '')
  if (otherPart.test(rest)) return { year, key: undefined, words }
  if (month === undefined) return { year, key: year, words }
  const written = writeMonth(wholeNumber(year), wholeNumber(month))
  return { year, key: isMonth(written) ? written : undefined, words }
}
