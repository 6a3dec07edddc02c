import { decimal, plainDecimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import { convertUnit, type UnitId, unitsConvert } from '../../definition/unit/unit.ts'

/** What goes into a cell: a decimal, one of a hundred, a date or words. */
export interface FilledValue {
  readonly type: 'number' | 'percent' | 'date' | 'text'
  readonly value: string
}

/** Decimals of what does not come out even. */
const decimals = 2

/** A number in the unit that the cell counts in. Sums are kept to the last place; quotients (`exact: false`) are rounded to two decimals. */
export function writeNumber(
  text: string,
  { from, to, exact }: { readonly from: UnitId; readonly to: UnitId; readonly exact: boolean },
): FilledValue {
  const value = unitsConvert(from, to) ? convertUnit(decimal(text), from, to) : decimal(text)
  const written = exact ? plainDecimal(value) : plainDecimal(decimal(roundHalfUp(value, decimals)))
  return { type: to === '%' ? 'percent' : 'number', value: written }
}
