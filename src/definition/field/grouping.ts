import { calendarGrain, hasDay, isReference } from './field-type.ts'
import { traitsOf } from './kinds.ts'
import type { Field } from './types.ts'

/**
 * How a list of records is put into groups by a field: by the records it names, by its value, or by the month that its day lies in; undefined where groups
 * would be as many as records.
 */
export function groupingOf(field: Field): 'record' | 'value' | 'month' | undefined {
  if (field.kind === 'anyRef') return undefined
  if (isReference(field)) return 'record'
  if (calendarGrain(field) !== undefined && hasDay(field)) return 'month'
  return traitsOf(field).parts === true ? 'value' : undefined
}
