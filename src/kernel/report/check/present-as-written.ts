import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit, convertUnit, isUnit, type UnitId, unitsConvert } from '../../../definition/unit/unit.ts'

/** What the ledger has, in the unit that the number beside it was written in: 19.8491亿元 beside 25亿元. `value` is in the base unit. */
export function presentAsWritten(value: Decimal, { unit: { word: own }, value: written }: Quantity, unit: UnitId): string {
  const base = baseUnit(unit)
  const plain = (number: Decimal) => plainDecimal(decimal(number.toFixed(4)))
  if (!isUnit(own) || !unitsConvert(own, unit)) return `${plain(value)}${base}`
  const converted = decimal(convertUnit(value, base, own).toFixed(4))
  // Two that differ must not look alike: then the smaller unit says it.
  return converted.eq(decimal(convertUnit(written, base, own).toFixed(4))) ? `${plain(value)}${base}` : `${plainDecimal(converted)}${own}`
}
