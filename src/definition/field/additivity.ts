import { traitsOf } from './kinds.ts'
import type { Field } from './types.ts'

/** What records must agree in for their values to be added up: fields by their id, and the field whose calendar year counts. Nothing named: any records. */
export interface AddedWithin {
  readonly fields: readonly string[]
  readonly yearOf: string | undefined
}

/** Among which records the values of a field may be added up; undefined when never. Percentages and whatever is no number never are. */
export function addedWithin(field: Field): AddedWithin | undefined {
  const { added } = traitsOf(field)
  return added === undefined ? undefined : read(('additive' in field ? field.additive : undefined) ?? added)
}

function read(additive: boolean | { readonly within?: readonly string[]; readonly yearOf?: string }): AddedWithin | undefined {
  if (additive === false) return undefined
  return additive === true ? { fields: [], yearOf: undefined } : { fields: additive.within ?? [], yearOf: additive.yearOf }
}
