import type { Decimal } from '../decimal/decimal.ts'
import type { FieldValues } from '../field/types.ts'

/** null is SQL's NULL: not known. */
export type Evaluated = Decimal | string | boolean | null

/** A record as an expression looks at it. */
export interface EvaluatedRecord {
  readonly id: string
  /** By field id; refs are record ids. */
  readonly values: FieldValues
}

/** Negative, zero or positive; null when one is unknown. */
export function compareEvaluated(left: Evaluated, right: Evaluated): number | null {
  if (left === null || right === null) return null
  if (isDecimal(left) && isDecimal(right)) return left.cmp(right)
  if (typeof left === 'boolean' || typeof right === 'boolean') return left === right ? 0 : 1
  return compareTexts(String(left), String(right))
}

/** By code points, as PostgreSQL's collation "C" does; JavaScript's own order splits characters beyond the first plane. */
function compareTexts(left: string, right: string): number {
  const [a, b] = [[...left], [...right]]
  for (const [index, letter] of a.entries()) {
    const difference = (letter.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? -1)
    if (difference !== 0) return difference
  }
  return a.length - b.length
}

/** Neither unknown nor a text nor a yes/no. */
export function isDecimal(value: Evaluated): value is Decimal {
  return typeof value === 'object' && value !== null
}
