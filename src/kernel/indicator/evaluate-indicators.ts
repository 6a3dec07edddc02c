import { baseUnit, type UnitId } from '../../definition/unit/unit.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { readInTown, type TownReader } from '../town-session.ts'
import { computeFigure } from './compute-figure.ts'
import { expandRequest } from './expand-request.ts'
import { type Leaf, leavesOf, type Outcome, type TargetLeaf } from './figure.ts'
import { findIndicator } from './find-indicator.ts'
import { readLeaves } from './read-leaves.ts'
import { openReading } from './reading-scope.ts'
import type { EvaluateOptions, IndicatorRequest, IndicatorResult } from './types.ts'

/**
 * Evaluates all requests as one plan in one snapshot: computed indicators are taken apart into measures, equal parts are read once, and each
 * ledger is scanned once for all of them. Values are exact decimals in base units (rates in %). What has no value says why in Chinese:
 * `unknown` (no record, no target, a base not above zero) or `error` (a wrong name, period or slice; a month that must not be empty).
 */
export function evaluateIndicators(
  kernel: Kernel,
  actor: Actor,
  requests: readonly IndicatorRequest[],
  options: EvaluateOptions = {},
): Promise<IndicatorResult[]> {
  return readInTown(kernel, actor, 'read', (place) => evaluateWithin(place, { requests, options }))
}

export interface Evaluation {
  readonly requests: readonly IndicatorRequest[]
  readonly options: EvaluateOptions
}

/** The same inside a transaction that the caller has opened, so that a report reads everything from one snapshot. */
export async function evaluateWithin(place: TownReader, { requests, options }: Evaluation): Promise<IndicatorResult[]> {
  const { kernel, actor } = place
  authorize(actor, 'read')
  const figures = requests.map((request) => ({ request, figure: expandRequest(kernel.catalogue, request) }))
  const leaves = new Map(figures.flatMap(({ figure }) => leavesOf(figure)).map((leaf): [string, Leaf | TargetLeaf] => [leaf.key, leaf]))
  const scope = await openReading(place, options)
  const outcomes = await readLeaves([...leaves.values()], scope)
  return figures.map(({ request, figure }) => presentResult(kernel, request, computeFigure(figure, outcomes)))
}

/** What is answered for a request, in the indicator's base unit; without a unit when there is no such indicator. */
export function presentResult(kernel: Kernel, request: IndicatorRequest, outcome: Outcome): IndicatorResult {
  const indicator = findIndicator(kernel.catalogue, request.indicator)
  const unit: UnitId = indicator === undefined ? '无' : baseUnit(indicator.unit)
  const { value, list, unknown, error, records, cause } = outcome
  return { request, unit, value, list, unknown, error, records, ...cause }
}
