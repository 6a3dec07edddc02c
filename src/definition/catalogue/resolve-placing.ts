import { placingOf } from '../field/field-type.ts'
import type { ResolvedMeasure } from '../indicator/types.ts'
import type { MonthsTogether, ResolvedLedger } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { LedgerMeasureInput } from './measure-input.ts'
import { areMonths } from './resolve-returns.ts'

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
  const together = definition.monthsTogether ?? (definition.flow === 'flow' ? reportedTogether(ledger, field.id) : undefined)
  if (together === undefined) return { by, field: field.id }
  checkTogether({ together, source, list, fits: by === 'month' && definition.flow === 'flow' })
  return { by, field: field.id, together }
}

/** The months that the ledger's returns hold in one, for what is placed by the month of the return. */
function reportedTogether({ returns, date }: ResolvedLedger, field: string): MonthsTogether | undefined {
  return typeof returns === 'object' && field === date ? returns.monthsTogether : undefined
}

interface TogetherCheck extends Pick<LedgerMeasureInput, 'source' | 'list'> {
  readonly together: MonthsTogether
  /** Whether there are months to be reported in one at all. */
  readonly fits: boolean
}

function checkTogether({ together, source, list, fits }: TogetherCheck): void {
  const at = `${source}.monthsTogether`
  if (!fits) list.error('wrong-kind', at, '只有按月记的流量才有合并上报的月份')
  if (!areMonths(together)) list.error('wrong-kind', at, '合并上报的月份写一年里的首月和末月，如 [1, 2]')
}
