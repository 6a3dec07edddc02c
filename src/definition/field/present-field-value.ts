import { decimal, plainDecimal } from '../decimal/decimal.ts'
import { isFictionalNationalId } from '../identifier/check-national-id.ts'
import { parsePeriod } from '../period/parse-period.ts'
import { presentPeriod } from '../period/present-period.ts'
import { calendarGrain, fieldScale } from './field-type.ts'
import { traitsOf } from './kinds.ts'
import type { Field, FieldValue } from './types.ts'

/**
 * A kept value as a person reads it and as an office file carries it; `parseFieldValue` reads it back to the same value. Money keeps two decimals,
 * other decimals drop their trailing zeros; there are no separators and no unit (the column's header has it). A reference must be given as its title.
 */
export function presentFieldValue(field: Field, value: FieldValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  if ('options' in field) return field.options[text] ?? text
  const scale = fieldScale(field)
  if (scale !== undefined) return traitsOf(field).fixed === true ? decimal(text).toFixed(scale) : plainDecimal(decimal(text))
  const grain = calendarGrain(field)
  if (grain === 'minute') return text.replace('T', ' ')
  const quarter = grain === 'quarter' ? parsePeriod(text) : undefined
  return quarter === undefined ? text : presentPeriod(quarter)
}

/** What must be shown beside a value wherever it appears: 虚构 for an ID number of nobody. */
export function fieldValueMark(field: Field, value: FieldValue): string | undefined {
  return field.kind === 'nationalId' && typeof value === 'string' && isFictionalNationalId(value) ? '虚构' : undefined
}
