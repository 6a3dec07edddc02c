import { parsePeriod } from '../period/parse-period.ts'
import { presentDay, presentMoment } from '../period/present-day.ts'
import { presentPeriod } from '../period/present-period.ts'
import { calendarGrain } from './field-type.ts'
import type { Field, FieldValue } from './types.ts'

/**
 * A kept value as it stands in a record's title: 2020年1月31日14:49, 2020年3月, 2020年一季度, 2020年; what is no day and no period as it is kept.
 * For people to read: office files and look-ups keep to the written form.
 */
export function presentTitleWord(field: Field, value: FieldValue): string {
  if (value === null) return ''
  const text = String(value)
  const grain = calendarGrain(field)
  if (grain === undefined) return text
  if (grain === 'day') return presentDay(text)
  if (grain === 'minute') return presentMoment(text)
  const period = parsePeriod(text)
  return period === undefined ? text : presentPeriod(period)
}
