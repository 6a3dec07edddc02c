import { traitsOf } from './kinds.ts'
import { holdsDocuments } from './parse-field-value.ts'
import type { Field } from './types.ts'

/**
 * Whether the database keeps the field's values sealed: numbers by which a person is found or paid, whatever the field says of its secrecy, so that the same
 * number is kept alike in every ledger, and texts that declare it. What is sealed is compared whole, and in no order.
 */
export function isSealed(field: Field): boolean {
  return traitsOf(field).person === 'number' || (field.kind === 'text' && field.sealed === true)
}

/** Whether numbers of people that stand within its values are kept sealed: of documents that the program writes, and of the names of files. */
export function sealsNumbers(field: Field): boolean {
  return holdsDocuments(field) || traitsOf(field).person === 'papers'
}
