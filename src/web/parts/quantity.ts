import { type Decimal, decimal, plainDecimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import { baseUnit, convertUnit, isUnit } from '../../definition/unit/unit.ts'

export interface Quantity {
  readonly number: string
  readonly unit: string
}

const decimalPattern = /^-?\d+(\.\d+)?$/

export function isDecimalText(text: string): boolean {
  return decimalPattern.test(text)
}

/** A value kept in the base unit, as a person reads it in `unit`: `61800000`, 万元 → 6,180 万元. Dates and words stay as they are. */
export function presentQuantity(value: string | null | undefined, unit: string): Quantity {
  if (value === null || value === undefined || value === '') return { number: '—', unit: '' }
  if (!isDecimalText(value)) return { number: value, unit: '' }
  return { number: groupDigits(inUnit(value, unit)), unit: unit === '无' ? '' : unit }
}

/** The same as one text: `6,180 万元`, `93.5%`. */
export function quantityText(value: string | null | undefined, unit: string): string {
  const quantity = presentQuantity(value, unit)
  if (quantity.unit === '') return quantity.number
  return quantity.unit === '%' ? `${quantity.number}%` : `${quantity.number} ${quantity.unit}`
}

/**
 * The unit that amounts standing together are read in: large sums of money in 万元 or 亿元, everything else in its own unit.
 * For overviews only; where a value is proved it stands in 元, to the fen.
 */
export function readingUnit(unit: string, ...values: readonly (string | null | undefined)[]): string {
  if (unit !== '元') return unit
  const most = values.reduce((so, value) => {
    const size = value === null || value === undefined || !isDecimalText(value) ? decimal('0') : decimal(value).abs()
    return size.gt(so) ? size : so
  }, decimal('0'))
  if (most.gte('100000000')) return '亿元'
  return most.gte('1000000') ? '万元' : unit
}

/** Decimal text in the base unit → decimal text in `unit`, with the decimals that unit is read with. */
export function inUnit(value: string, unit: string): string {
  const converted = isUnit(unit) ? convertUnit(decimal(value), baseUnit(unit), unit) : decimal(value)
  if (unit === '元') return roundHalfUp(converted, 2)
  if (unit === '%' || unit === '百分点') return trimmed(converted, 2)
  return trimmed(converted, 4)
}

/** A number for an axis or a bar's length: never shown, so a float may carry it. */
export function inUnitNumber(value: string | null, unit: string): number | null {
  return value === null || !isDecimalText(value) ? null : Number(inUnit(value, unit))
}

/** `1234567.50` → `1,234,567.50` */
export function groupDigits(text: string): string {
  const [whole = '', fraction] = text.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return fraction === undefined ? grouped : `${grouped}.${fraction}`
}

/** A number that is in its unit already, grouped, with at most four decimals: a plan of seven twelfths has no end of them. */
export function shortNumber(text: string): string {
  return groupDigits(trimmed(decimal(text), 4))
}

/** `+7.0%`, `−3.2%`; undefined where there is nothing to compare with. */
export function growthText(value: string | null, before: string | null): string | undefined {
  if (value === null || before === null || !isDecimalText(value) || !isDecimalText(before)) return undefined
  const base = decimal(before)
  if (!base.gt(0)) return undefined
  const growth = decimal(value).div(base).minus(1).times(100)
  return signed(roundHalfUp(growth, 1), '%')
}

/** A signed number with a real minus sign. */
export function signed(text: string, unit: string): string {
  if (Number(text) === 0) return `0${unit}`
  return text.startsWith('-') ? `−${text.slice(1)}${unit}` : `+${text}${unit}`
}

function trimmed(value: Decimal, decimals: number): string {
  return plainDecimal(decimal(roundHalfUp(value, decimals)))
}
