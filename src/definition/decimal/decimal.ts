import Big from 'big.js'

/**
 * Exact decimals (big.js). Addition and multiplication are exact; division keeps 40 decimals, rounded half up,
 * so a printed rate of a few decimals never depends on how it was reached.
 */
const Decimal = Big()
Decimal.DP = 40
Decimal.RM = 1
Decimal.NE = -1_000
Decimal.PE = 1_000

export type Decimal = Big
export type DecimalSource = string | Big | bigint

/** An exact decimal from text, a bigint or a whole number; a float is a bug and throws, as does a text that is no plain number. */
export function decimal(source: DecimalSource | number): Decimal {
  if (typeof source === 'number' && !Number.isSafeInteger(source)) throw new Error(`not an exact number: ${source}`)
  return new Decimal(typeof source === 'bigint' ? source.toString() : source)
}

/** Rounds half up (away from zero at the half) to `decimals` places and keeps them all: 1.575 → "1.58" at 2. */
export function roundHalfUp(value: Decimal, decimals: number): string {
  return value.toFixed(decimals, 1)
}

/** Plain digits without trailing zeros: `12.50` → `12.5`, `3.00` → `3`. */
export function plainDecimal(value: Decimal): string {
  return value.toFixed()
}

/** Rounds to a multiple of `step` (> 0): `up` towards +∞, `down` towards −∞, `nearest` half up. */
export function roundToMultiple(value: Decimal, step: Decimal, direction: 'up' | 'down' | 'nearest'): Decimal {
  const quotient = value.div(step)
  const floor = floorDecimal(quotient)
  if (floor.eq(quotient) && floor.times(step).eq(value)) return value
  const whole = direction === 'down' ? floor : direction === 'up' ? floor.plus(1) : quotient.minus(floor).gte('0.5') ? floor.plus(1) : floor
  return whole.times(step)
}

/** The greatest whole number that is not greater. */
export function floorDecimal(value: Decimal): Decimal {
  const truncated = value.round(0, 0)
  return truncated.gt(value) ? truncated.minus(1) : truncated
}

/** A whole number written in digits (a year, a row, a count) as a JavaScript number; anything else is a bug and throws. */
export function wholeNumber(text: string): number {
  const value = /^[+-]?\d+$/.test(text) ? Number.parseInt(text, 10) : Number.NaN
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number: ${text}`)
  return value
}
