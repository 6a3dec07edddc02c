import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { Dimension, ResolvedIndicator, ResolvedMeasure } from '../../definition/indicator/types.ts'
import { text } from '../../definition/shape/shape.ts'
import { baseUnit } from '../../definition/unit/unit.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { compileTitle, openLedgerSource } from '../ledger/sql/index.ts'
import { Refusal } from '../refusal.ts'
import { row } from '../storage/row.ts'
import { readInTown } from '../town-session.ts'
import { evaluateWithin } from './evaluate-indicators.ts'
import { expandRequest } from './expand-request.ts'
import { isMeasured, leavesOf } from './figure.ts'
import { findIndicator } from './find-indicator.ts'
import { openReading, type ReadingScope } from './reading-scope.ts'
import { dimensionTarget, listTexts } from './resolve-slices.ts'
import type { EvaluateOptions, IndicatorSlices } from './types.ts'

const titledRow = row('titles', { title: text })

export interface SlicesRequest {
  readonly indicator: string
  readonly dimension: string
  readonly period: string
}

/** More slices than this are nothing to look at on one screen; the first ones by title are given. */
const mostSlices = 500

/**
 * An indicator by every value of a dimension: all options of a choice, all records of a referenced ledger (villages with nothing included).
 * Refuses an indicator or a dimension that does not exist.
 */
export async function listSlices(
  kernel: Kernel,
  actor: Actor,
  request: SlicesRequest,
  options: EvaluateOptions = {},
): Promise<IndicatorSlices> {
  const indicator = findIndicator(kernel.catalogue, request.indicator)
  if (indicator === undefined) throw new Refusal('not-found', `没有指标“${request.indicator}”。`)
  const measures = measuresOf(kernel.catalogue, indicator, request.period)
  const dimensions = commonDimensions(measures)
  const [measure] = measures
  const dimension = measure === undefined ? undefined : kernel.catalogue.findDimension(measure, request.dimension)
  if (measure === undefined || dimension === undefined)
    throw new Refusal('invalid', `指标“${indicator.label}”不能按“${request.dimension}”切片。`)
  return readInTown(kernel, actor, 'read', async (place) => {
    const scope = await openReading(place, options)
    const values = await listValues(dimension, measure.ledger, scope)
    const requests = values.map((value) => ({
      indicator: indicator.id,
      period: request.period,
      slices: [{ dimension: dimension.label, value }],
    }))
    const results = await evaluateWithin(place, { requests, options })
    return {
      indicator: indicator.id,
      unit: baseUnit(indicator.unit),
      period: request.period,
      dimension: dimension.label,
      dimensions,
      slices: values.map((value, index) => ({ value, result: results[index]?.value ?? null, records: results[index]?.records ?? 0 })),
    }
  })
}

function measuresOf(catalogue: CatalogueIndex, indicator: ResolvedIndicator, period: string): ResolvedMeasure[] {
  const leaves = leavesOf(expandRequest(catalogue, { indicator: indicator.id, period }))
  return leaves.filter(isMeasured).map(({ measure }) => measure)
}

/** A ratio can be sliced by what both its sides can be sliced by. */
function commonDimensions(measures: readonly ResolvedMeasure[]): string[] {
  const [first, ...others] = measures
  const labels = first?.dimensions.map(({ label }) => label) ?? []
  return labels.filter((label) => others.every((measure) => measure.dimensions.some((dimension) => dimension.label === label)))
}

async function listValues(dimension: Dimension, ledger: string, scope: ReadingScope): Promise<readonly string[]> {
  if (dimension.options !== undefined) return Object.keys(dimension.options)
  const target = dimensionTarget(scope.catalogue, dimension)
  if (target === undefined) return (await listTexts(ledger, dimension, scope)).slice(0, mostSlices)
  const source = openLedgerSource(scope.open(), target)
  const title = compileTitle(source)
  const rows = await scope.readRows({
    row: titledRow,
    statement: sql`select ${title} as title from ${source.from()} where ${source.where()} and ${title} is not null group by 1 having count(*) = 1 order by min(${source.system('id')}::text) limit ${mostSlices}::integer`,
    ledgers: source.scope.ledgers,
  })
  return rows.map((row) => row.title)
}
