import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { IndicatorFormula, ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { monthOfYear } from '../../../definition/period/calendar-month.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { monthsOf } from '../../../definition/period/period-days.ts'
import { lastYearPeriod, previousPeriod, yearToDate } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { convertUnit } from '../../../definition/unit/unit.ts'
import { type Brought, type Holding, recompute, selectRecords } from './reference.ts'

export interface Expectation {
  readonly catalogue: CatalogueIndex
  readonly holding: Holding
  readonly period: Period
  readonly slices: readonly SliceFilter[]
}

/** What an indicator must come to, worked out by its definition's own words: text, or null for unknown. */
export function expectedFigure(id: string, expectation: Expectation): string | null {
  const { catalogue, period } = expectation
  const indicator = catalogue.getIndicator(id)
  const of = (other: string, change: Partial<Expectation> = {}): Decimal | null =>
    numberOf(expectedFigure(other, { ...expectation, ...change }))
  const hundred = decimal(indicator.unit === '%' ? 100 : 1)
  switch (indicator.type) {
    case 'ratio':
      return over(of(indicator.numerator), of(indicator.denominator), hundred)
    case 'share':
      return over(of(indicator.of), of(indicator.whole, indicator.of === indicator.whole ? { slices: [] } : {}), hundred)
    case 'cumulative':
      return expectedFigure(indicator.of, { ...expectation, period: yearToDate(period) })
    case 'yearOnYear':
    case 'periodOnPeriod': {
      const now = of(indicator.of)
      const base = of(indicator.of, { period: indicator.type === 'yearOnYear' ? lastYearPeriod(period) : previousPeriod(period) })
      if (now === null || base === null) return null
      return indicator.unit === '百分点' ? plainDecimal(now.minus(base)) : over(now.minus(base), base, hundred)
    }
    case 'completion':
      return over(of(indicator.of), targetOf(indicator.of, indicator.label, expectation), hundred)
    case 'derived': {
      const value = work(indicator.formula, of)
      return value === null ? null : plainDecimal(value)
    }
    default:
      return expectedMeasure(indicator, expectation)
  }
}

function expectedMeasure(measure: ResolvedMeasure, { catalogue, holding, period, slices }: Expectation): string | null {
  const { placing, type, missing, flow } = measure
  const size = placing.by === 'year' ? 12 : placing.by === 'quarter' ? 3 : 1
  const months = monthsOf(period)
  const offset = monthOfYear(period.firstMonth) - 1
  if (flow === 'flow' && (months.length % size !== 0 || offset % size !== 0)) return null
  const brought = selectRecords(catalogue, holding, { measure, period, slices })
  const additive = type === 'count' || type === 'countDistinct' || type === 'sum'
  if (!additive || missing === 'zero') return recompute(catalogue, holding, measure, brought)
  const gaps = flow === 'flow' && months.some((month) => !brought.some((record) => covers(record, month)))
  return gaps || brought.length === 0 ? null : recompute(catalogue, holding, measure, brought)
}

function covers({ placed }: Brought, month: string): boolean {
  const key = placed.length > 7 ? placed.slice(0, 7) : placed
  return monthsOf(getPeriod(key)).includes(month)
}

function targetOf(id: string, ownLabel: string, { catalogue, holding, period, slices }: Expectation): Decimal | null {
  const { label, unit } = catalogue.getIndicator(id)
  const year = period.lastMonth.slice(0, 4)
  if (slices.length > 0 || period.firstMonth.slice(0, 4) !== year) return null
  const records = (holding.get('annual-target') ?? []).filter(({ values }) => values.year === year)
  const named = records.filter(({ values }) => values.indicator === label || values.indicator === id)
  const [record] = named.length > 0 ? named : records.filter(({ values }) => values.indicator === ownLabel)
  if (record === undefined) return null
  return convertUnit(decimal(String(record.values.target)), record.values.unit === '万元' ? '万元' : unit, unit)
}

function work(formula: IndicatorFormula, of: (id: string) => Decimal | null): Decimal | null {
  if (formula.type === 'number') return decimal(formula.value)
  if (formula.type === 'indicator') return of(formula.id)
  const [left, right] = [work(formula.left, of), work(formula.right, of)]
  if (left === null || right === null) return null
  switch (formula.operator) {
    case '+':
      return left.plus(right)
    case '-':
      return left.minus(right)
    case '*':
      return left.times(right)
    case '/':
      return right.gt(0) ? left.div(right) : null
  }
}

function over(part: Decimal | null, whole: Decimal | null, times: Decimal): string | null {
  return part === null || whole === null || whole.lte(0) ? null : plainDecimal(part.times(times).div(whole))
}

function numberOf(text: string | null): Decimal | null {
  return text === null ? null : decimal(text)
}
