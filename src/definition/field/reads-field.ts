import { traitsOf } from './kinds.ts'
import type { Field } from './types.ts'

export interface Reader {
  /** Whether the reader sees personal and sensitive values as they are. */
  readonly full: boolean
}

/**
 * What a reader may do with a field's values, the same everywhere: whoever may not see them as they are does not filter, sort, search, add up, list
 * or trace by them either, for which records come back, and what they come to, would tell the values one by one.
 */
export function readsField(field: Field, { full }: Reader): boolean {
  return full || isOpenToAll(field)
}

/**
 * Whether everybody who may read the ledger sees the field's values in full. Names are how a register is read; numbers, and names that are
 * themselves the secret (a confirmed case, a contact, a person under a measure), are not.
 */
export function isOpenToAll(field: Field): boolean {
  const { secrecy = 'open' } = field
  return secrecy === 'open' || (secrecy === 'personal' && traitsOf(field).person === 'name')
}
