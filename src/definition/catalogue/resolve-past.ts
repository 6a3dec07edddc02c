import { expressionNodes } from '../expression/expression-nodes.ts'
import type { ResolvedMeasure } from '../indicator/types.ts'
import type { LedgerMeasureInput } from './measure-input.ts'

/**
 * What says how a stock stood in the past. One that is placed by dates, or whose condition speaks of the period, is computed from the record's dates; of
 * any other only what was recorded by then is known.
 */
export function resolvePast(
  { definition }: LedgerMeasureInput,
  { placing, condition, of }: Pick<ResolvedMeasure, 'placing' | 'condition' | 'of'>,
): Pick<ResolvedMeasure, 'past'> {
  if (definition.flow === 'flow' || placing.by !== 'none') return {}
  const parts = [condition, of].filter((part) => part !== undefined)
  const dated = parts.flatMap(expressionNodes).some((node) => node.type === 'parameter' && node.name !== 'today')
  return (definition.past ?? (dated ? 'dates' : 'versions')) === 'versions' ? { past: 'versions' } : {}
}
