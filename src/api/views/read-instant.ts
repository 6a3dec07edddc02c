import { parseDay } from '../../definition/period/calendar-day.ts'
import { Refusal } from '../../kernel/refusal.ts'

/**
 * An instant as a person writes it, in the kernel's form. A day alone means its end in Beijing time: "as of 31 December" includes what was
 * written that day. Refuses what is no time.
 */
export function readInstant(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text)
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text)
  const time = Date.parse(day ? `${text}T23:59:59.999+08:00` : zoned ? text : `${text}+08:00`)
  if (Number.isNaN(time) || !isCalendarDay(text))
    throw new Refusal('invalid', `“${text}”不是一个时刻，应如 2020-12-31 或 2020-12-31T08:30。`)
  return new Date(time).toISOString().replace('Z', day ? '999Z' : '000Z')
}

/** 2020-02-30 is no day, although a lenient reader makes it 1 March. */
function isCalendarDay(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0]
  return day !== undefined && parseDay(day) !== undefined
}

/** The option that a reading as of an instant takes; none where the caller names none. */
export function readAsOf(text: string | undefined): { readonly asOf?: string } {
  return text === undefined ? {} : { asOf: readInstant(text) }
}
