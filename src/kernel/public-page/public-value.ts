import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { fieldUnit } from '../../definition/field/field-type.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import { hideNumbers } from '../../definition/identifier/hide-numbers.ts'
import type { PublicFact } from '../../definition/public-page/types.ts'
import { convertUnit } from '../../definition/unit/unit.ts'
import type { PublicValue } from './types.ts'

/** A fact as everybody reads it, an amount exactly in the unit that the page names; undefined where nothing is filled in. */
export function publicValue({ name, label, field, unit }: PublicFact, kept: string | null | undefined): PublicValue | undefined {
  if (kept === null || kept === undefined || kept === '') return undefined
  const own = fieldUnit(field)
  if (unit !== undefined && own !== undefined && unit !== own)
    return { name, label, unit, text: plainDecimal(convertUnit(decimal(kept), own, unit)) }
  return { name, label, unit, text: publicText(field, kept) }
}

/** Whatever somebody typed into a text, no number of a person goes out in it. */
export function publicText(field: PublicFact['field'], kept: string): string {
  if (traitsOf(field).column === 'boolean') return kept === 'true' || kept === '是' ? '是' : '否'
  const text = presentFieldValue(field, kept)
  return field.kind === 'text' ? hideNumbers(text) : text
}
