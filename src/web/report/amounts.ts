import { type Decimal, decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { convertUnit } from '../../definition/unit/unit.ts'
import { isDecimalText } from '../parts/quantity.ts'

/** How many decimals an amount may have in a unit and still be read at a glance. */
const most = 4

/**
 * A reason with its amounts in the unit that was written beside it (46.3275万元 beside 40万元), and where none was, in the one that an office reads:
 * nothing is rounded, so that what does not come out in that unit stays in 元.
 */
export function amountsAsWritten(reason: string, written = ''): string {
  const own = /亿元/.test(written) ? ['亿元', '万元'] : /万元/.test(written) ? ['万元'] : /元/.test(written) ? [] : undefined
  return reason.replace(/(?<![\d.])(-?\d{5,}(?:\.\d+)?)元/g, (whole, digits: string) => {
    const value = decimal(digits)
    const units = own ?? (value.abs().gte('100000000') ? ['亿元', '万元'] : ['万元'])
    const found = units.map((unit) => inUnit(value, unit)).find((text) => text !== undefined)
    return found ?? whole
  })
}

/** What a figure prints, with the unit that its digits are in; a date, a name or what is not known has none. */
export function printedWithUnit(printed: string, unit: string): string {
  return unit === '无' || !isDecimalText(printed.replace(/,/g, '')) ? printed : `${printed}${unit}`
}

function inUnit(value: Decimal, unit: string): string | undefined {
  const text = plainDecimal(convertUnit(value, '元', unit === '亿元' ? '亿元' : '万元'))
  return (text.split('.')[1] ?? '').length > most ? undefined : `${text}${unit}`
}
