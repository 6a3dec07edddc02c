import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'

export interface Balance {
  /** Paid + returned + pending. */
  readonly sum: string
  /** Approved less that sum; `0` is as it must be at every moment. */
  readonly difference: string
}

/** What was approved against what became of it, to the cent; decimal texts in 元. */
export function balanceOf(approved: string, parts: readonly string[]): Balance {
  const sum = parts.reduce((so, part) => so.plus(part), decimal('0'))
  return { sum: plainDecimal(sum), difference: plainDecimal(decimal(approved).minus(sum)) }
}
