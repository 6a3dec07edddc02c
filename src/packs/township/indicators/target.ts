import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import type { IndicatorDefinition } from '../../../definition/indicator/types.ts'
import type { UnitId } from '../../../definition/unit/unit.ts'
import { annualTarget } from '../ledgers/annual-target.ledger.ts'

/**
 * The year's target of an indicator as an indicator of its own, so that a report can print next year's targets from 年度任务.
 * `of` is the label written in the 指标 column. The ledger must state these targets in `unit`.
 */
export function defineTarget(spec: { id: string; label: string; of: string; unit: UnitId }): IndicatorDefinition {
  return defineMeasure({
    id: spec.id,
    label: spec.label,
    unit: spec.unit,
    flow: 'stock',
    ledger: annualTarget,
    filter: { indicator: spec.of },
    date: 'year',
    type: 'latest',
    of: 'target',
    missing: 'unknown',
    note: `年度任务台账里“${spec.of}”的任务数。`,
  })
}
