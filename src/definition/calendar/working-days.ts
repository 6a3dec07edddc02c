import { addDays, type CalendarDay, weekday } from '../period/calendar-day.ts'
import { holidayNotices } from './holiday-notices.ts'

/** `known: false`: no holiday notice for that year is in the kept library, so Saturdays and Sundays alone are taken as days off. */
export interface WorkingDay {
  readonly working: boolean
  readonly known: boolean
}

export interface WorkingTerm {
  readonly day: CalendarDay
  /** False when a year that was counted through has no notice yet: the day may move when it is published. */
  readonly known: boolean
}

/** A term of more working days than this is a mistake. */
const longest = 10_000

/** Whether offices work on a day: holidays and 调休 by the State Council's notice of that year; undefined when it is no day. */
export function isWorkingDay(day: CalendarDay): WorkingDay | undefined {
  const number = weekday(day)
  if (number === undefined) return undefined
  const known = holidayNotices.years.has(day.slice(0, 4))
  if (holidayNotices.workdays.has(day)) return { working: true, known }
  if (holidayNotices.holidays.has(day)) return { working: false, known }
  return { working: number <= 5, known }
}

/**
 * The `count`th working day after `day`, which itself is day 0 whatever it is: 3 working days from a Friday end on Wednesday. Undefined when
 * `day` is no day, `count` no whole number from 0 to 10,000, or the calendar ends.
 */
export function addWorkingDays(day: CalendarDay, count: number): WorkingTerm | undefined {
  const first = isWorkingDay(day)
  if (first === undefined || !Number.isSafeInteger(count) || count < 0 || count > longest) return undefined
  let term: WorkingTerm = { day, known: first.known }
  for (let left = count; left > 0; ) {
    const next = addDays(term.day, 1)
    const status = next === undefined ? undefined : isWorkingDay(next)
    if (next === undefined || status === undefined) return undefined
    term = { day: next, known: term.known && status.known }
    if (status.working) left -= 1
  }
  return term
}

/** The last day of a term that begins with `day` as day 0, in calendar or in working days. */
export function addTerm(day: CalendarDay, count: number, kind: 'calendar' | 'working'): WorkingTerm | undefined {
  if (kind === 'working') return addWorkingDays(day, count)
  const last = Number.isSafeInteger(count) && count >= 0 ? addDays(day, count) : undefined
  return last === undefined ? undefined : { day: last, known: true }
}
