import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import { lastYearPeriod, yearOf } from '../../definition/period/related-periods.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Actor } from '../../kernel/access/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { evaluateWithin, openReading } from '../../kernel/indicator/index.ts'
import { readTargets } from '../../kernel/indicator/read-targets.ts'
import type { IndicatorResult } from '../../kernel/indicator/types.ts'
import { readInTown } from '../../kernel/town-session.ts'

export interface Figure {
  readonly indicator: ResolvedIndicator
  readonly now: IndicatorResult
  readonly lastYear: IndicatorResult
  /** The year's 任务数 in the base unit. */
  readonly target: string | null
}

export interface FiguresAsked {
  readonly indicators: readonly ResolvedIndicator[]
  readonly period: Period
  /** Which of them, by their target of the year; all when absent. Only those are evaluated. */
  readonly shows?: (indicator: ResolvedIndicator, target: string | null) => boolean
}

/** Indicators for a period with the same period of last year and the year's targets: one plan, one snapshot. */
export function readFigures(kernel: Kernel, actor: Actor, { indicators, period, shows = () => true }: FiguresAsked): Promise<Figure[]> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const scope = await openReading(place, {})
    const wanted = indicators.map((indicator) => ({ key: indicator.id, indicator, names: [], year: yearOf(period) }))
    const targets = await readTargets(wanted, scope)
    const shown = indicators.flatMap((indicator) => {
      const target = targets.get(indicator.id)?.outcome.value ?? null
      return shows(indicator, target) ? [{ indicator, target }] : []
    })
    const requests = [period, lastYearPeriod(period)].flatMap(({ key }) =>
      shown.map(({ indicator: { id } }) => ({ indicator: id, period: key })),
    )
    const results = await evaluateWithin(place, { requests, options: { present: period.key } })
    return shown.map(({ indicator, target }, index) => ({
      indicator,
      now: getResult(results, index),
      lastYear: getResult(results, shown.length + index),
      target,
    }))
  })
}

function getResult(results: readonly IndicatorResult[], index: number): IndicatorResult {
  const result = results[index]
  if (result === undefined) throw new Error('an evaluation gave fewer results than requests')
  return result
}
