import { isSealed, sealsNumbers } from '../../../definition/field/is-sealed.ts'
import type { Field } from '../../../definition/field/types.ts'
import { SealedText } from '../../storage/sealing/keyed.ts'
import { sealNumbers } from '../../storage/sealing/seal-numbers.ts'
import type { Sealer } from '../../storage/sealing/sealer.ts'

/** A value of a statement beside the column of its field. */
export type KeptValue = string | null | SealedText

/** A stored value as a statement compares it with the field's column: sealed where the column is. */
export function keptAs(field: Field | undefined, value: string | null): KeptValue {
  return value !== null && field !== undefined && isSealed(field) ? new SealedText(value) : value
}

/** The same as text, for rows that are copied in. */
export function sealedAs(field: Field, value: string | null, sealer: Sealer): string | null {
  if (value === null) return null
  if (isSealed(field)) return sealer.seal(value)
  return sealsNumbers(field) ? sealNumbers(value, sealer) : value
}
