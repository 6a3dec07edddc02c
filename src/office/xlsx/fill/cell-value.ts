import { escapeXml } from '../../xml/escape-xml.ts'
import { encodeCellEscapes } from '../cell-escapes.ts'
import { readCellNumber, shiftDecimal } from '../cell-number.ts'
import type { NumberKind } from '../number-format.ts'
import { serialOf } from '../serial-date.ts'
import type { TextCell } from './sheet-text.ts'
import { withAttribute } from './sheet-text.ts'

/**
 * What a cell is filled with. `number`: a decimal; `percent`: of a hundred, written as a ratio where the cell shows percentages; `date`: `2020-03-01`,
 * `2020-03` or `2020-03-01T08:30`, a serial number where the cell shows dates, else as text.
 */
export interface CellValue {
  readonly type: 'number' | 'percent' | 'date' | 'text'
  readonly value: string
}

export interface CellFormat {
  readonly kind: NumberKind
  readonly date1904: boolean
  readonly prefix: string
}

const dateKinds: ReadonlySet<NumberKind> = new Set(['date', 'dateTime', 'month', 'year'])
const shift1904 = 1462

/** Writes a value into a cell; its style stays. */
export function setValue(cell: TextCell, { type, value }: CellValue, format: CellFormat): void {
  cell.raw = undefined
  const plain = ['t', 'cm', 'vm'].reduce((attributes, name) => withAttribute(attributes, name, undefined), cell.attributes)
  const number = numberOf(type, value, format)
  if (number === undefined) {
    cell.attributes = withAttribute(plain, 't', 'inlineStr')
    cell.inner = `<${format.prefix}is><${format.prefix}t xml:space="preserve">${escapeXml(encodeCellEscapes(value))}</${format.prefix}t></${format.prefix}is>`
    return
  }
  cell.attributes = plain
  cell.inner = `<${format.prefix}v>${number}</${format.prefix}v>`
}

function numberOf(type: CellValue['type'], value: string, { kind, date1904 }: CellFormat): string | undefined {
  if (type === 'text') return undefined
  if (type === 'date') return dateKinds.has(kind) ? serialIn(value, date1904) : undefined
  const number = readCellNumber(value)
  return number !== undefined && type === 'percent' && kind === 'percent' ? shiftDecimal(number, -2) : number
}

function serialIn(value: string, date1904: boolean): string | undefined {
  const serial = serialOf(value)
  if (serial === undefined || !date1904) return serial
  const [days = '', fraction] = serial.split('.')
  const shifted = Number.parseInt(days, 10) - shift1904
  return shifted < 0 ? undefined : `${shifted}${fraction === undefined ? '' : `.${fraction}`}`
}
