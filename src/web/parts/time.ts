import dayjs from 'dayjs'

/** When something was written, for a person: 今天 09:12, 12月7日 09:12, 2019年12月7日. */
export function presentInstant(instant: string | undefined, now: Date = new Date()): string {
  if (instant === undefined || instant === '') return '—'
  const at = dayjs(instant)
  if (!at.isValid()) return instant
  const today = dayjs(now)
  if (at.isSame(today, 'day')) return `今天 ${at.format('HH:mm')}`
  return at.isSame(today, 'year') ? at.format('M月D日 HH:mm') : at.format('YYYY年M月D日')
}

/** The whole instant, for a title or a legal record. */
export function presentFullInstant(instant: string): string {
  const at = dayjs(instant)
  return at.isValid() ? at.format('YYYY年M月D日 HH:mm:ss') : instant
}

/** `2020-12-07` → 12月7日 */
export function presentDay(day: string): string {
  const at = dayjs(day)
  return at.isValid() ? at.format('M月D日') : day
}

export function weekday(day: string): string {
  const at = dayjs(day)
  return at.isValid() ? `星期${'日一二三四五六'.charAt(at.day())}` : ''
}
