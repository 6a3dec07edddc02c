import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { IndicatorResult } from '../../indicator/types.ts'

/** A result's value as a number; undefined when it is unknown or no number. */
export function readNumber(result: IndicatorResult | undefined): Decimal | undefined {
  const value = result?.value
  return value === undefined || value === null || !/^-?\d+(?:\.\d+)?$/.test(value) ? undefined : decimal(value)
}
