import { traitsOf } from '../field/kinds.ts'
import type { Field } from '../field/types.ts'
import type { ResolvedField, ResolvedLedger } from './types.ts'

/** The fields of a ledger that say who somebody is or how they are, whoever may see them; papers are as their ledger is. */
export function personalFields({ fields }: Pick<ResolvedLedger, 'fields'>): readonly ResolvedField[] {
  return fields.filter(({ field }) => isPersonal(field))
}

function isPersonal(field: Field): boolean {
  const { person } = traitsOf(field)
  return (field.secrecy ?? 'open') !== 'open' || person === 'name' || person === 'number'
}
