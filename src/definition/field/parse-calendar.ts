import { wholeNumber } from '../decimal/decimal.ts'
import { halfWidth } from '../name/half-width.ts'
import { addDays, daysInMonth, existsOnCalendar, writeDay } from '../period/calendar-day.ts'
import { isMonth, writeMonth } from '../period/calendar-month.ts'
import { digitDates } from '../period/digit-dates.ts'

/** Gives a value, or says in Chinese why there is none. */
export type Parsed = { readonly ok: true; readonly value: string } | { readonly ok: false; readonly why: string }

const dayForms = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/,
  /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/,
  /^(\d{4})、(\d{1,2})、(\d{1,2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/,
  /^(\d{4}) ?(\d{2}) ?(\d{2})$/,
] as const

/** `2020-03-01`, `2020/3/1`, `2020.3.1`, `2020、3、1`, `21.7.5`, `2020年3月1日`, `20200301`; a stop or a time of midnight behind it is dropped. */
export function parseDateText(text: string): Parsed {
  const written = wholeYear(closeUp(stopped(half(text)).replace(/[T ]0{1,2}:00(:00(\.0+)?)?$/, '')))
  for (const form of dayForms) {
    const [, year, month, day] = form.exec(written) ?? []
    if (year === undefined || month === undefined || day === undefined) continue
    const parts = { year: wholeNumber(year), month: wholeNumber(month), day: wholeNumber(day) }
    if (existsOnCalendar(parts) && parts.year >= 1000) return { ok: true, value: writeDay(parts) }
    return { ok: false, why: `没有这一天：${parts.year}年${parts.month}月${parts.day}日` }
  }
  if (/^\d{1,2}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(written)) return { ok: false, why: `日期要把四位年份写在前面，例如 2020-03-01：${text}` }
  return { ok: false, why: whyNoDay(written, text) }
}

/** What a spreadsheet counts days from. */
const firstSerial = '1899-12-30'
/** A month without its day: its end, its beginning or a third of it, or nothing more. */
const partOfMonth = /^(?:(\d{4})年)?(\d{1,2})月份?(?:底|末|初|中|上旬|中旬|下旬)?(?:之?前|以前)?$/

/** The day that a spreadsheet keeps as this number (44017 is 2020-07-05), where it is one of our time and nothing else is written; otherwise undefined. */
export function readSerialDay(text: string): string | undefined {
  const written = half(text)
  return /^[345]\d{4}(?:\.0+)?$/.test(written) ? addDays(firstSerial, wholeNumber(written.slice(0, 5))) : undefined
}

function whyNoDay(written: string, text: string): string {
  const serial = readSerialDay(written)
  if (serial !== undefined) return `“${text}”像是表格软件里的日期序号（${serial}）：把这一列设成日期格式，再导入`
  const [whole, year, month] = partOfMonth.exec(written) ?? []
  const last = year !== undefined && month !== undefined ? lastDay(wholeNumber(year), wholeNumber(month)) : undefined
  if (whole !== undefined) return `“${text}”没有写到哪一天，请写全${last === undefined ? '，例如 2020-03-01' : `：月底是 ${last}`}`
  return `看不出是哪一天，请写成 2020-03-01：${text}`
}

function lastDay(year: number, month: number): string | undefined {
  return month >= 1 && month <= 12 ? writeDay({ year, month, day: daysInMonth(year, month) }) : undefined
}

/** A day and a time of day: `2020-03-01 08:30`, `2020年3月1日8时30分`. A day alone is its first minute; seconds are kept only when there are any. */
export function parseDateTimeText(text: string): Parsed {
  const match = /^(.*?\d[日号]?)(?:[T ]+|(?<=[日号]))(\d{1,2})(?::|时|点)(?:(\d{1,2})分?)?(?::?(\d{1,2})(?:\.0+)?秒?)?$/.exec(half(text))
  const day = parseDateText(match?.[1] ?? text)
  if (!day.ok) return { ok: false, why: `看不出时间，请写成 2020-03-01 08:30：${text}` }
  const [hour, minute, second] = [wholeNumber(match?.[2] ?? '0'), wholeNumber(match?.[3] ?? '0'), wholeNumber(match?.[4] ?? '0')]
  if (hour > 23 || minute > 59 || second > 59) return { ok: false, why: `没有这个时刻：${text}` }
  const time = `${day.value}T${twoDigits(hour)}:${twoDigits(minute)}`
  return { ok: true, value: second === 0 ? time : `${time}:${twoDigits(second)}` }
}

/** `2020-03`, `2020年3月`, `202003`, `2020/3`, `2020.03`, or the first day of the month (a spreadsheet keeps months so). */
export function parseMonthText(text: string): Parsed {
  const written = closeUp(stopped(half(text)))
  if (/^\d{4}\.1$/.test(written))
    return { ok: false, why: `“${text}”分不清是1月还是10月，请写成 ${written.slice(0, 4)}-01 或 ${written.slice(0, 4)}-10` }
  const match = /^(\d{4})(?:[-/.、](\d{1,2})|年(\d{1,2})月份?| ?(\d{2}))$/.exec(written)
  const [year, number] = [match?.[1], match?.[2] ?? match?.[3] ?? match?.[4]]
  if (year !== undefined && number !== undefined) {
    const month = writeMonth(wholeNumber(year), wholeNumber(number))
    return isMonth(month) ? { ok: true, value: month } : { ok: false, why: `没有这个月份：${text}` }
  }
  const day = parseDateText(text)
  if (day.ok && day.value.endsWith('-01')) return { ok: true, value: day.value.slice(0, 7) }
  return { ok: false, why: day.ok ? `这里要月份，写的是某一天：${text}` : `看不出是哪个月，请写成 2020-03：${text}` }
}

/** `2020`, `2020年`, `2020年度`. */
export function parseYearText(text: string): Parsed {
  const match = /^([12]\d{3})(?:年度?)?$/.exec(closeUp(half(text)))
  return match?.[1] === undefined ? { ok: false, why: `看不出是哪一年，请写成 2020：${text}` } : { ok: true, value: match[1] }
}

const quarterWords: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' }

/** `2020-Q1`, `2020Q1`, `2020年一季度`, `2020年第1季度`. */
export function parseQuarterText(text: string): Parsed {
  const match = /^([12]\d{3})(?:-?Q([1-4])|年第?([1-4一二三四])季度?)$/i.exec(closeUp(half(text)))
  const quarter = match?.[2] ?? quarterWords[match?.[3] ?? ''] ?? match?.[3]
  return match === null || quarter === undefined
    ? { ok: false, why: `看不出是哪个季度，请写成 2020年一季度：${text}` }
    : { ok: true, value: `${match[1]}-Q${quarter}` }
}

/** In half-width signs and digits, without the stroke by which a spreadsheet is told that it is text. */
function half(text: string): string {
  const written = halfWidth(text)
    .trim()
    .replace(/^['‘’](?=\S)/, '')
  const pointed = written.replace(/(?<=\d)。(?=\d)/g, '.')
  return digitDates(pointed.replace(/\s+/g, ' ').replace(/[−–—]/g, '-'))
}

/** Without the one stop that a hand leaves behind a day: 2020.6.5. */
function stopped(text: string): string {
  return text.replace(/(?<=[\d日号月]) ?[.。,;、]$/, '')
}

/**
 * 21.7.5 as 2021.7.5: its first number is no month, and a year comes first wherever points stand between. The century is that of 21年7月5日. With strokes
 * (21/7/05) it may be a day that a foreign machine wrote first.
 */
function wholeYear(text: string): string {
  const [whole, year, month, day] = /^(1[3-9]|[2-9]\d)[.、](\d{1,2})[.、](\d{1,2})$/.exec(text) ?? []
  return whole === undefined ? text : digitDates(`${year}年${month}月${day}日`)
}

/** Without its spaces, but for those between two digits: what stands there may be another number. */
function closeUp(text: string): string {
  return text.replace(/(?<!\d) | (?!\d)/g, '')
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0')
}
