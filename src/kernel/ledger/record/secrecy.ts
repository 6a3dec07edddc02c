import type { Field } from '../../../definition/field/types.ts'

/** Whether everybody who may read the ledger sees the field's values in full. Names are how a register is read; numbers and what is declared sensitive are not. */
export function isOpenToAll(field: Field): boolean {
  return (field.secrecy ?? 'open') === 'open' || field.kind === 'personName'
}
