import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { IndicatorFormula, ResolvedComputed, ResolvedIndicator } from '../../definition/indicator/types.ts'
import { yearOfMonth } from '../../definition/period/calendar-month.ts'
import { parsePeriod } from '../../definition/period/parse-period.ts'
import { lastYearPeriod, previousPeriod, yearOf, yearToDate } from '../../definition/period/related-periods.ts'
import type { Period } from '../../definition/period/types.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import type { Figure, Leaf } from './figure.ts'
import { findIndicator } from './find-indicator.ts'
import type { IndicatorRequest } from './types.ts'

/** Deeper than any sensible definition: indicators that name each other in a circle end here. */
const deepest = 24

/** Turns a request into what must be read from ledgers and how that is put together. Wrong names and keys come out as an error figure. */
export function expandRequest(catalogue: CatalogueIndex, request: IndicatorRequest): Figure {
  const period = parsePeriod(request.period)
  if (period === undefined)
    return { type: 'error', why: `“${request.period}”不是期间，应写作 2020、2020-Q3、2020-03、2020-02-05 或 2020-01..2020-11` }
  return expandById(request.indicator, { catalogue, period, slices: request.slices ?? [], depth: 0 })
}

interface Expansion {
  readonly catalogue: CatalogueIndex
  readonly period: Period
  readonly slices: readonly SliceFilter[]
  readonly depth: number
}

function expandById(id: string, within: Expansion): Figure {
  const indicator = findIndicator(within.catalogue, id)
  if (indicator === undefined) return { type: 'error', why: `没有指标“${id}”` }
  if (within.depth > deepest) return { type: 'error', why: `指标“${indicator.label}”的算法绕回了它自己` }
  return expandIndicator(indicator, { ...within, depth: within.depth + 1 })
}

function expandIndicator(indicator: ResolvedIndicator, within: Expansion): Figure {
  const { period } = within
  switch (indicator.type) {
    case 'ratio':
      return {
        type: 'rate',
        part: expandById(indicator.numerator, within),
        whole: expandById(indicator.denominator, within),
        percent: isPercent(indicator),
      }
    case 'share':
      // One indicator as a share of itself is a slice's part of everything; of another one, both are sliced alike.
      return {
        type: 'rate',
        part: expandById(indicator.of, within),
        whole: expandById(indicator.whole, indicator.of === indicator.whole ? { ...within, slices: [] } : within),
        percent: isPercent(indicator),
      }
    case 'derived':
      return expandFormula(indicator.formula, within)
    case 'cumulative':
      if (period.grain === 'day') return { type: 'unknown', why: '累计数按整月算，没有某一天的' }
      return expandById(indicator.of, { ...within, period: yearToDate(period) })
    case 'yearOnYear':
      return expandGrowth(indicator, within, lastYearPeriod(period))
    case 'periodOnPeriod':
      return expandGrowth(indicator, within, previousPeriod(period))
    case 'completion':
      return expandCompletion(indicator, within)
    default: {
      const leaf: Leaf = { key: leafKey(indicator.id, within), measure: indicator, period, slices: within.slices }
      return { type: 'leaf', leaf }
    }
  }
}

function expandFormula(formula: IndicatorFormula, within: Expansion): Figure {
  switch (formula.type) {
    case 'number':
      return formula
    case 'indicator':
      return expandById(formula.id, within)
    case 'arithmetic':
      return {
        type: 'arithmetic',
        operator: formula.operator,
        left: expandFormula(formula.left, within),
        right: expandFormula(formula.right, within),
      }
  }
}

/** Growth in %; in 百分点 (of a rate) it is the plain difference. */
function expandGrowth(indicator: ResolvedComputed & { readonly of: string }, within: Expansion, base: Period): Figure {
  const now = expandById(indicator.of, within)
  const then = expandById(indicator.of, { ...within, period: base })
  return indicator.unit === '百分点' ? { type: 'arithmetic', operator: '-', left: now, right: then } : { type: 'growth', now, base: then }
}

/** What was reached in the period over the whole year's target, whether the period is the whole year or a part of it. */
function expandCompletion(indicator: ResolvedComputed & { readonly of: string }, within: Expansion): Figure {
  const of = findIndicator(within.catalogue, indicator.of)
  if (of === undefined) return { type: 'error', why: `没有指标“${indicator.of}”` }
  if (within.slices.length > 0) return { type: 'error', why: `任务数不分${within.slices[0]?.dimension ?? '维度'}，完成率不能取切片` }
  const year = yearOf(within.period)
  if (yearOfMonth(within.period.firstMonth) !== year) return { type: 'unknown', why: '期间跨年度，任务数是按年度下达的' }
  const whole: Figure = { type: 'target', target: { key: `target:${of.id}@${year}`, indicator: of, names: [indicator.label], year } }
  return { type: 'rate', part: expandById(of.id, within), whole, percent: isPercent(indicator) }
}

function isPercent(indicator: ResolvedIndicator): boolean {
  return indicator.unit === '%' || indicator.unit === '百分点'
}

function leafKey(indicator: string, { period, slices }: Expansion): string {
  const sliced = slices.map(({ dimension, value }) => `${dimension}=${value}`).sort()
  return JSON.stringify([indicator, period.key, ...sliced])
}
