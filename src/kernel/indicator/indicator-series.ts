import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { writeMonth } from '../../definition/period/calendar-month.ts'
import { getPeriod, periodOfMonths, yearPeriod } from '../../definition/period/parse-period.ts'
import { monthsOf } from '../../definition/period/period-days.ts'
import { lastYearPeriod, yearToDate } from '../../definition/period/related-periods.ts'
import type { Period } from '../../definition/period/types.ts'
import { baseUnit } from '../../definition/unit/unit.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { Refusal } from '../refusal.ts'
import { readInTown } from '../town-session.ts'
import { evaluateWithin } from './evaluate-indicators.ts'
import { expandRequest } from './expand-request.ts'
import { isMeasured, leavesOf } from './figure.ts'
import { findIndicator } from './find-indicator.ts'
import { readTargets } from './read-targets.ts'
import { openReading } from './reading-scope.ts'
import type { EvaluateOptions, IndicatorSeries, SeriesPoint } from './types.ts'

export interface SeriesRequest {
  readonly indicator: string
  readonly year: number
}

/** An indicator by month of one year beside the year before, its cumulative values and the year's target. Refuses an unknown indicator. */
export async function indicatorSeries(
  kernel: Kernel,
  actor: Actor,
  { indicator: id, year }: SeriesRequest,
  options: EvaluateOptions = {},
): Promise<IndicatorSeries> {
  const indicator = findIndicator(kernel.catalogue, id)
  if (indicator === undefined) throw new Refusal('not-found', `没有指标“${id}”。`)
  const months = reportedMonths(kernel.catalogue, indicator, year)
  const columns = indicator.flow === 'stock' ? [months] : [months, months.map(({ lastMonth }) => yearToDate(getPeriod(lastMonth)))]
  const periods = columns.flatMap((column) => [...column, ...column.map(lastYearPeriod)])
  return readInTown(kernel, actor, 'read', async (place) => {
    const requests = periods.map(({ key }) => ({ indicator: id, period: key }))
    const results = await evaluateWithin(place, { requests, options })
    const scope = await openReading(place, options)
    const targets = await readTargets([{ key: 'target', indicator, names: [], year }], scope)
    const points = (from: number): SeriesPoint[] =>
      months.map(({ firstMonth, lastMonth }, index) => ({
        month: lastMonth,
        ...(firstMonth === lastMonth ? {} : { first: firstMonth }),
        value: results[from + index]?.value ?? null,
        lastYear: results[from + months.length + index]?.value ?? null,
      }))
    return {
      indicator: id,
      unit: baseUnit(indicator.unit),
      year,
      months: points(0),
      cumulative: indicator.flow === 'stock' ? [] : points(2 * months.length),
      target: targets.get('target')?.outcome.value ?? null,
    }
  })
}

/** The months of a year; those that are reported in one are one. */
function reportedMonths(catalogue: CatalogueIndex, indicator: ResolvedIndicator, year: number): readonly Period[] {
  const months = monthsOf(yearPeriod(year)).map(getPeriod)
  const leaves = indicator.flow === 'flow' ? leavesOf(expandRequest(catalogue, { indicator: indicator.id, period: String(year) })) : []
  const [together] = leaves.flatMap((leaf) => {
    const placing = isMeasured(leaf) ? leaf.measure.placing : undefined
    return placing?.by === 'month' && placing.together !== undefined ? [placing.together] : []
  })
  if (together === undefined) return months
  const [first, last] = together
  const inOne = periodOfMonths(writeMonth(year, first), writeMonth(year, last))
  return [...months.slice(0, first - 1), inOne, ...months.slice(last)]
}
