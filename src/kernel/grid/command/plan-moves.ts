import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import type { RecordAddition, RecordChange } from '../../ledger/record/write-records.ts'
import type { StandingDuty } from './read-held.ts'
import { cutSpan, freeSpans, type Span } from './span.ts'

export interface Move extends StandingDuty {
  /** The record of the cadre who takes it over. */
  readonly to: string
}

export interface DutyPlan {
  readonly changes: readonly RecordChange[]
  readonly additions: readonly RecordAddition[]
}

/**
 * Moves duties to others for a span of days. What was before the span stays with its holder, so does what comes after it; a duty that had not begun is
 * simply the other's. A holder who answered without a role passes 主责 on, and has it again afterwards: dates alone would not bring it back. On days on
 * which somebody else has 主责 it passes on without one.
 */
export function planMoves(moves: readonly Move[], span: Span, newId: () => string): DutyPlan {
  const changes: RecordChange[] = []
  const additions: RecordAddition[] = []
  for (const move of moves) {
    const { version, to } = move
    const { values } = version
    const { before, within, after } = cutSpan(spanOf(values), span)
    if (within === undefined || values[dutyLedger.holder] === to) continue
    const [first, ...others]: readonly StoredValues[] = [
      ...(before === undefined ? [] : [{ ...values, ...dates(before) }]),
      ...withRole(move, within).map((part) => ({ ...values, ...part, [dutyLedger.holder]: to })),
      ...(after === undefined ? [] : withRole(move, after).map((part) => ({ ...values, ...part }))),
    ]
    if (first !== undefined) changes.push({ before: version, values: first })
    for (const part of others) additions.push({ id: newId(), values: part })
  }
  return { changes, additions }
}

/** The role that a duty has over some of its days, once it no longer goes back to its beginning. */
function withRole({ version: { values }, answers, covered }: StandingDuty, span: Span): readonly StoredValues[] {
  const role = values[dutyLedger.role] ?? null
  if (!answers || role !== null) return [{ ...dates(span), [dutyLedger.role]: role }]
  const free = freeSpans(span, covered)
  return [
    ...free.map((part) => ({ ...dates(part), [dutyLedger.role]: 'primary' })),
    ...freeSpans(span, free).map((part) => ({ ...dates(part), [dutyLedger.role]: null })),
  ]
}

/** From when to when a duty is held, from its stored values; open when it has no end. */
export function spanOf(values: StoredValues): Span {
  return { from: values[dutyLedger.from] ?? '', to: values[dutyLedger.to] ?? undefined }
}

/** The stored values of a span: the other way of `spanOf`. */
export function dates({ from, to }: Span): StoredValues {
  return { [dutyLedger.from]: from, [dutyLedger.to]: to ?? null }
}
