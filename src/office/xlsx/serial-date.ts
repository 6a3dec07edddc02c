import type { NumberKind } from './number-format.ts'

const DAY = 86_400_000
/** 9999-12-31 in the 1900 system. */
const LAST = 2_958_465
const LEAP_BUG = 60

/**
 * A serial number as the text of the date it shows: `2020-03-01`, `2020-03-01T08:30`, `08:30`, `2020-03`, `2020`. In the 1900 system serial 60 is
 * 29 February 1900, a day that never was (Lotus's mistake, kept by Excel): it is given as such, and so refused by whoever parses it.
 * Undefined when Excel would show ####.
 */
export function presentSerial(number: string, kind: NumberKind, date1904: boolean): string | undefined {
  const match = /^(\d{1,7})(?:\.(\d+))?$/.exec(number)
  if (match === null) return undefined
  let days = Number.parseInt(match[1] ?? '', 10)
  let seconds = fractionSeconds(match[2] ?? '')
  if (seconds === 86_400) {
    seconds = 0
    days += 1
  }
  if (kind === 'time') return days === 0 || !date1904 ? presentTime(seconds) : undefined
  if (days > (date1904 ? LAST - 1462 : LAST)) return undefined
  const day = presentDay(days, date1904)
  if (kind === 'dateTime') return `${day}T${presentTime(seconds)}`
  // A month is kept as its first day; a cell that shows only the month of some other day is that day.
  if (kind === 'month') return day.endsWith('-01') ? day.slice(0, 7) : day
  if (kind === 'year') return day.slice(0, 4)
  return day
}

/** The other way: `2020-03-01`, `2020-03` or `2020-03-01T08:30` as a serial of the 1900 system; undefined for a day that is none. */
export function serialOf(text: string): string | undefined {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?)?$/.exec(text)
  if (match === null) return undefined
  const [year = 0, month = 0, day = 1, hour = 0, minute = 0, second = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number.parseInt(part, 10)))
  const time = Date.UTC(year, month - 1, day)
  const date = new Date(time)
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined
  const serial = Math.round((time - Date.UTC(1899, 11, 30)) / DAY)
  if (serial <= LEAP_BUG) return undefined
  const seconds = (hour * 60 + minute) * 60 + second
  // Ten decimals: a millisecond is 1.2e-8 of a day.
  return seconds === 0 ? String(serial) : `${serial}.${String(Math.round((seconds * 1e10) / 86_400)).padStart(10, '0')}`
}

function presentDay(days: number, date1904: boolean): string {
  if (date1904) return new Date(Date.UTC(1904, 0, 1) + days * DAY).toISOString().slice(0, 10)
  if (days === 0) return '1900-01-00'
  if (days === LEAP_BUG) return '1900-02-29'
  return new Date(Date.UTC(1899, 11, days > LEAP_BUG ? 30 : 31) + days * DAY).toISOString().slice(0, 10)
}

function fractionSeconds(fraction: string): number {
  const parts = Number.parseInt(fraction.slice(0, 10).padEnd(10, '0'), 10)
  return Math.round((parts * 86_400) / 1e10)
}

function presentTime(seconds: number): string {
  const pad = (value: number): string => String(value).padStart(2, '0')
  const minutes = Math.floor(seconds / 60)
  const text = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return seconds % 60 === 0 ? text : `${text}:${pad(seconds % 60)}`
}
