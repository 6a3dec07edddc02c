import { hasDay, isReference, referredLedger } from '../field/field-type.ts'
import type { LedgerDefinition, ResolvedLedger, ResolvedRetention } from '../ledger/types.ts'
import { hintNames, nearestNames } from '../name/nearest-names.ts'
import type { DiagnosticList } from './diagnostics.ts'

/** The retention of a ledger with its names looked up among its own fields; nothing when it has none. */
export function resolveRetention(
  { retention }: LedgerDefinition,
  known: (names: readonly string[], part: string) => string[],
): { readonly retention?: ResolvedRetention } {
  if (retention === undefined) return {}
  const one = (name: string | undefined): string | undefined => (name === undefined ? undefined : known([name], 'retention')[0])
  const closedBy = one(retention.closedBy)
  if ('under' in retention) return { retention: { type: 'response', responses: retention.under, by: one(retention.by), closedBy } }
  const field = one(retention.follows)
  return field === undefined ? {} : { retention: { type: 'follows', field, closedBy } }
}

/** Holds a retention against the other ledgers. One that cannot be kept is reported and left out: nothing is destroyed by guesswork. */
export function checkRetention(ledger: ResolvedLedger, ledgers: readonly ResolvedLedger[], list: DiagnosticList): ResolvedLedger {
  const { retention, ...rest } = ledger
  if (retention === undefined) return ledger
  const source = `${ledger.pack}/${ledger.id}.retention`
  const kept =
    retention.type === 'follows'
      ? checkFollows(ledger, retention.field, source, list)
      : checkResponse({ ledger, retention, ledgers, source, list })
  return kept ? ledger : rest
}

function checkFollows(ledger: ResolvedLedger, name: string, source: string, list: DiagnosticList): boolean {
  const field = ledger.fields.find(({ id }) => id === name)?.field
  if (field !== undefined && isReference(field)) return true
  list.error('wrong-kind', source, `“${field?.label ?? name}”不引用别的记录，不能随它销毁`)
  return false
}

interface ResponseCheck {
  readonly ledger: ResolvedLedger
  readonly retention: Extract<ResolvedRetention, { type: 'response' }>
  readonly ledgers: readonly ResolvedLedger[]
  readonly source: string
  readonly list: DiagnosticList
}

function checkResponse({ ledger, retention, ledgers, source, list }: ResponseCheck): boolean {
  const responses = ledgers.find(({ id }) => id === retention.responses)
  if (responses === undefined) {
    const ids = ledgers.map(({ id }) => id)
    list.error(
      'unknown-ledger',
      source,
      `记录应急响应的台账“${retention.responses}”不存在`,
      hintNames(nearestNames(retention.responses, ids)),
    )
    return false
  }
  if (responses.effective.from === undefined || responses.effective.to === undefined) {
    list.error('loose-retention', source, `“${responses.label}”没有起止日期（effective），说不上何时结束`)
    return false
  }
  const by = ledger.fields.find(({ id }) => id === retention.by)?.field
  if (by !== undefined && referredLedger(by) !== responses.id) {
    list.error('wrong-kind', source, `“${by.label}”不引用“${responses.label}”`)
    return false
  }
  const date = ledger.fields.find(({ id }) => id === ledger.date)?.field
  if (by === undefined && (date === undefined || !hasDay(date))) {
    list.error('loose-retention', source, `“${ledger.label}”的记录没有日期，也不引用“${responses.label}”，说不上属于哪次响应`)
    return false
  }
  return true
}
