import { type Decimal, decimal, plainDecimal, roundHalfUp, roundToMultiple } from '../decimal/decimal.ts'
import { type CodeTable, type Finding, findingsOf } from '../diagnostic/codes.ts'
import { baseUnit, convertUnit, type UnitId, unitsConvert } from '../unit/unit.ts'
import type { NumberFormat } from './types.ts'
import { sameCount } from './unit-words.ts'

const roundingHint = '改位数或取整，或在旁边写明近、余、约、逾'

/** Every code that printing a number may report. */
export const printingCodes = {
  'mask-misfit': {
    about: '数放不进记号里写的位数',
    severity: 'error',
    message: '<printed>放不进“<mask>”：小数点前应有<wanted>位，实为<digits>位',
    hint: roundingHint,
  },
  'rounding-empty': {
    about: '不是0的数印成了0',
    severity: 'error',
    says: {
      digits: { message: '<value>印成了0', hint: roundingHint },
      step: { message: '<value>取整到<step>后成了0', hint: roundingHint },
      coarse: { message: '<value>印成了<printed>，差得太多', hint: '换小一级的单位，或多留几位' },
    },
  },
  'rounding-unsaid': {
    about: '取整改了数，旁边没有概数词',
    severity: 'error',
    message: '<value>取整到<step>后是<printed>，旁边没有近、余、约、逾这样的词',
    hint: roundingHint,
  },
  'rounding-whole': {
    about: '没有到100%的率印成了100%',
    severity: 'error',
    message: '<value>%没有到100%，四舍五入成了100%',
    hint: roundingHint,
  },
} as const satisfies CodeTable

const say = findingsOf(printingCodes)

export type NumberPrinting =
  | { readonly ok: true; readonly printed: string; readonly unit: UnitId }
  | {
      readonly ok: false
      readonly printed: string
      readonly unit: UnitId
      readonly problem: Finding
    }

export interface PrintableNumber {
  /** In the base unit of `unit` (rates in %). */
  readonly value: Decimal
  readonly unit: UnitId
  readonly format: NumberFormat
  /** What the word beside a 整S token says; undefined = no such word. */
  readonly direction: 'up' | 'down' | 'nearest' | undefined
}

/** The unit the digits will be in. */
export function printedUnit(unit: UnitId, format: NumberFormat): UnitId {
  return 'unit' in format && format.unit !== undefined ? format.unit : unit
}

/** Whether a format's unit can carry the indicator's values: convertible (元 → 万元), or another word for the same count (个 → 项). */
export function unitFitsFormat(unit: UnitId, format: NumberFormat, label: string): boolean {
  const wanted = printedUnit(unit, format)
  return unitsConvert(unit, wanted) || sameCount(unit, wanted, label)
}

/** Prints a number as its token says, half up. A value that misfits its mask is printed all the same, with the reason. */
export function printNumber({ value, unit, format, direction }: PrintableNumber): NumberPrinting {
  const wanted = printedUnit(unit, format)
  const amount = unitsConvert(unit, wanted) ? convertUnit(value, baseUnit(unit), wanted) : value
  switch (format.type) {
    case 'decimals':
      return absolute(amount, noNegativeZero(roundHalfUp(amount, format.decimals)), wanted)
    case 'mask': {
      const printed = noNegativeZero(roundHalfUp(amount, format.decimals))
      const digits = printed.replace('-', '').split('.')[0] ?? ''
      if (digits.length === format.digits) return absolute(amount, printed, wanted)
      const mask = presentMask(format)
      const problem = say('mask-misfit', { printed: `${printed}${wanted}`, mask, wanted: format.digits, digits: digits.length })
      return { ok: false, printed, unit: wanted, problem }
    }
    case 'rounded': {
      const step = decimal(format.step)
      const exact = roundToMultiple(amount, step, 'down').eq(amount)
      const rounded = roundToMultiple(amount, step, direction ?? 'nearest')
      const printed = plainDecimal(rounded)
      if (rounded.eq('0') && !amount.eq('0')) {
        const problem = say('rounding-empty.step', { value: `${plainDecimal(amount)}${wanted}`, step: format.step })
        return { ok: false, printed, unit: wanted, problem }
      }
      if (exact || direction !== undefined) return { ok: true, printed, unit: wanted }
      const problem = say('rounding-unsaid', { value: `${plainDecimal(amount)}${wanted}`, step: format.step, printed })
      return { ok: false, printed, unit: wanted, problem }
    }
    default:
      return absolute(amount, noNegativeZero(trimZeros(roundHalfUp(amount, ownDecimals(wanted)))), wanted)
  }
}

/** Rounding never makes an absolute: 99.8 % is not 100 %, and what is above zero is not 0. */
function absolute(amount: Decimal, printed: string, unit: UnitId): NumberPrinting {
  if (decimal(printed).eq('0') && !amount.eq('0'))
    return { ok: false, printed, unit, problem: say('rounding-empty.digits', { value: `${shortly(amount)}${unit}` }) }
  if (unit === '%' && decimal(printed).eq('100') && amount.lt('100'))
    return { ok: false, printed, unit, problem: say('rounding-whole', { value: shortly(amount) }) }
  // 58.8万元 printed as 0.01亿元 says half as much again and more.
  if (!/%|百分点/.test(unit) && decimal(printed).minus(amount).abs().gt(amount.abs().times('0.25')))
    return { ok: false, printed, unit, problem: say('rounding-empty.coarse', { value: `${shortly(amount)}${unit}`, printed }) }
  return { ok: true, printed, unit }
}

function shortly(amount: Decimal): string {
  return plainDecimal(decimal(amount.toFixed(6)))
}

function presentMask(format: { readonly digits: number; readonly decimals: number }): string {
  return 'x'.repeat(format.digits) + (format.decimals > 0 ? `.${'x'.repeat(format.decimals)}` : '')
}

/** Without a number of decimals: money to the fen, rates and areas to two, so that a quotient never prints forty digits. */
function ownDecimals(unit: UnitId): number {
  if (unit === '万元') return 6
  if (unit === '亿元') return 10
  return unit.startsWith('万') ? 6 : 2
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

function noNegativeZero(text: string): string {
  return /^-0(?:\.0+)?$/.test(text) ? text.slice(1) : text
}
