import { findOption } from '../field/field-type.ts'
import type { Field } from '../field/types.ts'
import type { ValueType } from '../field/value-type.ts'
import { parseDay } from '../period/calendar-day.ts'
import { isMonth } from '../period/calendar-month.ts'
import { parsePeriod } from '../period/parse-period.ts'
import type { TypedExpression } from './types.ts'

/** What a written text is compared with: its type, and its field when it is one. */
export interface Counterpart {
  readonly type: ValueType
  readonly field: Field | undefined
}

/** Reads a text in an expression as the thing it is compared with (an option, a day, a month …), or says in Chinese why it cannot be one. */
export function coerceLiteral(text: string, counterpart: Counterpart): TypedExpression | string {
  const { type, field } = counterpart
  if (field?.kind === 'choice') {
    const option = findOption(field, text)
    return option === undefined
      ? `“${field.label}”没有选项“${text}”，可选：${Object.values(field.options).join('、')}`
      : { type: 'text', value: option }
  }
  switch (type) {
    case 'text':
      return { type: 'text', value: text }
    case 'date':
      return parseDay(text) === undefined ? `“${text}”不是日历上的日期，要写成 2020-03-01` : { type: 'text', value: text }
    case 'dateTime':
      return coerceDateTime(text)
    case 'month':
      return isMonth(text) ? { type: 'text', value: text } : `“${text}”不是月份，要写成 2020-03`
    case 'period':
      return coercePeriod(text, field)
    case 'number':
      return `数字不加引号：${text}`
    case 'boolean':
      return `是否类字段要与 true 或 false 比较，不能与“${text}”比较`
    case 'record':
      return `引用不能与文字“${text}”比较，要写到具体字段，例如 village.name`
  }
}

/** A day alone means its first minute. */
function coerceDateTime(text: string): TypedExpression | string {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[T ]([01]\d|2[0-3]):([0-5]\d))?$/.exec(text)
  const day = match?.[1]
  if (day === undefined || parseDay(day) === undefined) return `“${text}”不是时间，要写成 2020-03-01T08:30`
  return { type: 'text', value: `${day}T${match?.[2] ?? '00'}:${match?.[3] ?? '00'}` }
}

function coercePeriod(text: string, field: Field | undefined): TypedExpression | string {
  const grain = parsePeriod(text)?.grain
  const wanted = field?.kind === 'period' ? field.grain : grain
  if (grain === undefined || grain !== wanted) return `“${text}”不是${wanted === 'quarter' ? '季度，要写成 2020-Q1' : '年度，要写成 2020'}`
  return { type: 'text', value: text }
}
