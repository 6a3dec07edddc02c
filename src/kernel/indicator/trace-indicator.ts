import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { certificateLedgerId } from '../destroyed/certificate.ledger.ts'
import { readInTown, type TownReader } from '../town-session.ts'
import { computeFigure, nameOfLeaf } from './compute-figure.ts'
import { presentResult } from './evaluate-indicators.ts'
import { expandRequest } from './expand-request.ts'
import { isMeasured, type Leaf, leavesOf, type Outcome, type TargetLeaf } from './figure.ts'
import { openPast } from './past/open-past.ts'
import { presentFormula } from './present-formula.ts'
import { planLeaves, readLeaves, readStates } from './read-leaves.ts'
import { readTargets } from './read-targets.ts'
import { openReading, type ReadingScope } from './reading-scope.ts'
import { certificateOf } from './sealed/certificate-of.ts'
import { traceLeaf } from './trace-leaf.ts'
import type { IndicatorRequest, IndicatorTrace, TraceOptions } from './types.ts'

/**
 * The proof of a figure: for each measure and target it is computed from, the value and the records behind it, in one snapshot. The records of an
 * operand recompute to its value exactly, and the operands to the figure.
 */
export function traceIndicator(
  kernel: Kernel,
  actor: Actor,
  request: IndicatorRequest,
  options: TraceOptions = {},
): Promise<IndicatorTrace> {
  return readInTown(kernel, actor, 'read', (place) => traceWithin(place, { request, options }))
}

export interface TraceInput {
  readonly request: IndicatorRequest
  readonly options: TraceOptions
}

/** The same inside a transaction that the caller has opened. */
export async function traceWithin(place: TownReader, { request, options }: TraceInput): Promise<IndicatorTrace> {
  authorize(place.actor, 'read')
  return traceIn(await openReading(place, options), request, options)
}

/** The same in an opened reading, for many figures of one snapshot. */
export async function traceIn(scope: ReadingScope, request: IndicatorRequest, options: TraceOptions): Promise<IndicatorTrace> {
  const figure = expandRequest(scope.catalogue, request)
  const leaves = leavesOf(figure)
  const outcomes = await readLeaves(leaves, scope)
  const operands: IndicatorTrace['operands'][number][] = []
  for (const [index, leaf] of leaves.entries()) {
    operands.push(await traceOperand({ leaf, index, outcome: outcomes.get(leaf.key), scope, options }))
  }
  return {
    result: presentResult(scope.kernel, request, computeFigure(figure, outcomes)),
    formula: presentFormula(figure, scope.catalogue),
    operands,
  }
}

interface Operand {
  readonly leaf: Leaf | TargetLeaf
  readonly index: number
  readonly outcome: Outcome | undefined
  readonly scope: ReadingScope
  readonly options: TraceOptions
}

async function traceOperand({ leaf, index, outcome, scope, options }: Operand): Promise<IndicatorTrace['operands'][number]> {
  const common = { label: nameOfLeaf(leaf), value: outcome?.value ?? null, count: outcome?.records ?? 0 }
  const after = afterOf(options.after, index)
  if (!isMeasured(leaf)) {
    const contributions = after === 'other' ? [] : ((await readTargets([leaf], scope)).get(leaf.key)?.contributions ?? [])
    const request = { indicator: leaf.indicator.id, period: String(leaf.year) }
    return { ...common, request, type: 'target', ledger: contributions[0]?.ledger, contributions, next: undefined }
  }
  const past = (await openPast([leaf], scope))(leaf)
  if ('why' in past) {
    const { measure } = leaf
    return { ...common, request: requestOf(leaf), type: measure.type, ledger: measure.ledger, contributions: [], next: undefined }
  }
  return traceAt({ leaf, index, outcome, scope: past.scope, options })
}

/** A measured operand at its instant. */
async function traceAt({
  leaf,
  index,
  outcome,
  scope,
  options,
}: Operand & { readonly leaf: Leaf }): Promise<IndicatorTrace['operands'][number]> {
  const common = { label: nameOfLeaf(leaf), value: outcome?.value ?? null, count: outcome?.records ?? 0 }
  const after = afterOf(options.after, index)
  const [sealed] = await readStates([leaf], scope)
  if (sealed?.state.type === 'reading' && sealed.state.sealed !== undefined) {
    const contributions = after === 'other' ? [] : [await certificateOf(sealed.state.sealed, common.value, scope)]
    return { ...common, request: requestOf(leaf), type: leaf.measure.type, ledger: certificateLedgerId, contributions, next: undefined }
  }
  const [plan] = await planLeaves([leaf], scope)
  const page =
    plan === undefined || 'outcome' in plan || after === 'other'
      ? { contributions: [], next: undefined }
      : await traceLeaf(plan, scope, { limit: options.limit, after })
  return {
    ...common,
    request: requestOf(leaf),
    type: leaf.measure.type,
    ledger: leaf.measure.ledger,
    contributions: page.contributions,
    next: page.next === undefined ? undefined : `${index}:${page.next}`,
  }
}

function requestOf({ measure, period, slices }: Leaf): IndicatorRequest {
  return { indicator: measure.id, period: period.key, ...(slices.length === 0 ? {} : { slices }) }
}

/** A page marker names its operand: `1:2020-03-01…`. */
function afterOf(marker: string | undefined, index: number): string | 'other' | undefined {
  if (marker === undefined) return undefined
  const prefix = `${index}:`
  return marker.startsWith(prefix) ? marker.slice(prefix.length) : 'other'
}
