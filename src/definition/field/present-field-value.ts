import { decimal, plainDecimal } from '../decimal/decimal.ts'
import { isFictionalNationalId } from '../identifier/check-national-id.ts'
import { parsePeriod } from '../period/parse-period.ts'
import { presentPeriod } from '../period/present-period.ts'
import type { Field, FieldValue } from './types.ts'

/**
 * A kept value as a person reads it and as an office file carries it; `parseFieldValue` reads it back to the same value. Money keeps two decimals,
 * other decimals drop their trailing zeros; there are no separators and no unit (the column's header has it). A reference must be given as its title.
 */
export function presentFieldValue(field: Field, value: FieldValue): string {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  const text = String(value)
  switch (field.kind) {
    case 'money':
      return decimal(text).toFixed(2)
    case 'decimal':
    case 'area':
    case 'percent':
      return plainDecimal(decimal(text))
    case 'choice':
      return field.options[text] ?? text
    case 'dateTime':
      return text.replace('T', ' ')
    case 'period': {
      const period = field.grain === 'quarter' ? parsePeriod(text) : undefined
      return period === undefined ? text : presentPeriod(period)
    }
    default:
      return text
  }
}

/** What must be shown beside a value wherever it appears: 虚构 for an ID number of nobody. */
export function fieldValueMark(field: Field, value: FieldValue): string | undefined {
  return field.kind === 'nationalId' && typeof value === 'string' && isFictionalNationalId(value) ? '虚构' : undefined
}
