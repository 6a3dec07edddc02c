import { type Decimal, decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { roundingDirection } from '../../../definition/report/approximator.ts'
import { printedUnit, printNumber } from '../../../definition/report/number-printing.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import type { IndicatorResult } from '../../indicator/types.ts'
import { reportFinding } from '../codes.ts'
import type { PlannedFigure } from '../types.ts'
import { approximatorBeside, movementBefore } from './figure-surroundings.ts'

export type PrintProblem = Omit<Diagnostic, 'at'>

export interface PrintedValue {
  readonly printed: string
  readonly unit: UnitId
  readonly number: Decimal | undefined
  readonly problems: readonly PrintProblem[]
}

/** What stands in the text where a value should be and is not known. */
export const unknownMark = '【无据】'

/** Prints one figure's value as its token and the words around it want it. */
export function printValue(figure: PlannedFigure, result: IndicatorResult, before: string, after: string): PrintedValue {
  const unit = printedUnit(figure.indicator.unit, figure.token.format)
  const indicator = figure.indicator.label
  if (result.error !== undefined) return missing(unit, reportFinding('value-error', { indicator, why: result.error }))
  if (result.value === null) {
    const why = result.unknown ?? '没有记录'
    const { unkept: ledger } = result
    if (ledger === undefined) return missing(unit, reportFinding('value-unknown.unknown', { indicator, why }))
    return missing(unit, { ...reportFinding('value-unknown.unkept', { indicator, why }), ledger })
  }
  if (figure.indicator.type === 'pick') return printWords(figure, result, unit)
  const { format } = figure.token
  if (format.type === 'monthDay' || format.type === 'yearMonthDay') {
    const day = printDay(result.value, format.type === 'yearMonthDay')
    if (day !== undefined) return { printed: day, unit, number: undefined, problems: [] }
    return { ...missing(unit, reportFinding('format-kind.day', { indicator })), printed: result.value }
  }
  if (!/^-?\d+(?:\.\d+)?$/.test(result.value))
    return { printed: printDay(result.value, true) ?? result.value, unit, number: undefined, problems: [] }
  const value = decimal(result.value)
  const fallen = value.lt('0') && movementBefore(before) === 'falling'
  const printing = printNumber({
    value: fallen ? value.abs() : value,
    unit: figure.indicator.unit,
    format,
    direction: roundingDirection(approximatorBeside(before, after)),
  })
  return {
    printed: printing.printed,
    unit: printing.unit,
    number: value,
    problems: printing.ok ? [] : [printing.problem],
  }
}

function printWords(figure: PlannedFigure, result: IndicatorResult, unit: UnitId): PrintedValue {
  const { format } = figure.token
  const indicator = figure.indicator.label
  const value = result.value ?? ''
  const list = result.list ?? [value]
  if (format.type === 'monthDay' || format.type === 'yearMonthDay') {
    const day = printDay(value, format.type === 'yearMonthDay')
    if (day !== undefined) return { printed: day, unit, number: undefined, problems: [] }
    return { ...missing(unit, reportFinding('format-kind.day', { indicator })), printed: value }
  }
  if (list.length === 0 || value === '') return missing(unit, reportFinding('value-unknown.empty', { indicator }))
  if (format.type !== 'list') return { printed: printDay(value, true) ?? list.join('、'), unit, number: undefined, problems: [] }
  const shown = format.most === undefined ? list : list.slice(0, format.most)
  return { printed: shown.map((name) => printDay(name, true) ?? name).join('、'), unit, number: undefined, problems: [] }
}

/** 2020-02-03 → 2月3日 or 2020年2月3日, without leading zeros (GB/T 9704). */
function printDay(text: string, withYear: boolean): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/.exec(text)
  if (match === null) return undefined
  const monthDay = `${wholeNumber(match[2] ?? '')}月${wholeNumber(match[3] ?? '')}日`
  return withYear ? `${match[1] ?? ''}年${monthDay}` : monthDay
}

function missing(unit: UnitId, problem: PrintProblem): PrintedValue {
  return { printed: unknownMark, unit, number: undefined, problems: [problem] }
}
