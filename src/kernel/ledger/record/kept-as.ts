import { isSealed } from '../../../definition/field/is-sealed.ts'
import type { Field } from '../../../definition/field/types.ts'
import { SealedText } from '../../storage/sealing/keyed.ts'
import type { Sealer } from '../../storage/sealing/sealer.ts'

/** A value of a statement beside the column of its field. */
export type KeptValue = string | null | SealedText

/** A stored value as a statement compares it with the field's column: sealed where the column is. */
export function keptAs(field: Pick<Field, 'kind'> | undefined, value: string | null): KeptValue {
  return value !== null && field !== undefined && isSealed(field) ? new SealedText(value) : value
}

/** The same as text, for rows that are copied in. */
export function sealedAs(field: Pick<Field, 'kind'>, value: string | null, sealer: Sealer): string | null {
  return value !== null && isSealed(field) ? sealer.seal(value) : value
}
