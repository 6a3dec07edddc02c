import { traitsOf } from './kinds.ts'
import type { Field } from './types.ts'

/**
 * Whether the database keeps the field's values sealed: numbers by which a person is found or paid, whatever the field says of its secrecy, so that the same
 * number is kept alike in every ledger. What is sealed is compared whole, and in no order.
 */
export function isSealed(field: Pick<Field, 'kind'>): boolean {
  return traitsOf(field).person === 'number'
}
