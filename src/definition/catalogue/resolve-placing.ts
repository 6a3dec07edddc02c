import type { Field } from '../field/types.ts'
import type { ResolvedMeasure } from '../indicator/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { LedgerMeasureInput } from './resolve-measure.ts'

type Placing = ResolvedMeasure['placing']

/**
 * How records fall into periods: by the date that the indicator names; else a stock of a ledger with effective dates by those;
 * else by the ledger's own date; else not at all.
 */
export function resolvePlacing({ definition, ledger, source, list }: LedgerMeasureInput): Placing {
  const { from, to } = ledger.effective
  const named = definition.date
  if (named === undefined && definition.flow === 'stock' && (from !== undefined || to !== undefined)) return { by: 'effective', from, to }
  const name = named === undefined ? ledger.date : named
  if (name === undefined || name === null) {
    if (definition.flow === 'flow') {
      list.error('undated-flow', source, `流量指标“${definition.label}”没有日期，不知道记录属于哪个时期`, '写 date，或改为存量')
    }
    return { by: 'none' }
  }
  const field = ledger.fields.find(({ id }) => id === name)
  if (field === undefined) {
    const near = nearestNames(
      name,
      ledger.fields.map(({ id }) => id),
    )
    list.error('unknown-field', `${source}.date`, `台账“${ledger.label}”没有字段“${name}”`, hintNames(near))
    return { by: 'none' }
  }
  const by = placingOf(field.field)
  if (by === undefined) {
    list.error('wrong-kind', `${source}.date`, `“${field.field.label}”不是日期、时间、月份或时期`)
    return { by: 'none' }
  }
  return { by, field: field.id }
}

function placingOf(field: Field): 'date' | 'dateTime' | 'month' | 'year' | 'quarter' | undefined {
  switch (field.kind) {
    case 'date':
    case 'dateTime':
    case 'month':
      return field.kind
    case 'period':
      return field.grain
    default:
      return undefined
  }
}
