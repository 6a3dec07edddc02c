import { calendarGrain, hasDay } from '../field/field-type.ts'
import type { LedgerDefinition, MonthsTogether, ResolvedField, ResolvedLedger } from '../ledger/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

export interface ReturnsInput {
  readonly definition: LedgerDefinition
  readonly fields: readonly ResolvedField[]
  readonly source: string
  readonly list: DiagnosticList
}

/** Whether a ledger's entries are returns; reported and left out where its date is no month, quarter or year that a return could be for. */
export function resolveReturns({ definition, fields, source, list }: ReturnsInput): Pick<ResolvedLedger, 'returns'> {
  const { returns } = definition
  if (returns === undefined) return {}
  if (returns === false) return { returns }
  const dated = fields.find(({ id }) => id === definition.date)
  const at = `${source}.returns`
  if (dated === undefined || calendarGrain(dated.field) === undefined || hasDay(dated.field)) {
    list.error(
      'wrong-kind',
      at,
      `“${definition.label}”不按月、季或年记，不是定期上报的报表`,
      '去掉 returns，或把 date 指到月份、季度或年度',
    )
    return {}
  }
  if (returns === true) return { returns }
  if (calendarGrain(dated.field) === 'month' && areMonths(returns.monthsTogether)) return { returns }
  list.error('wrong-kind', at, '合并上报的月份写一年里的首月和末月，如 [1, 2]，台账要按月记')
  return { returns: true }
}

/** Whether these are a first and a later last month of a year. */
export function areMonths([first, last]: MonthsTogether): boolean {
  return [first, last].every((month) => Number.isInteger(month) && month >= 1 && month <= 12) && first < last
}
