import { dutyLedger } from '../../../definition/duty/duty-ledgers.ts'
import type { PlannedAddition, PlannedChange } from '../../ledger/import/plan-import.ts'
import type { StoredValues } from '../../ledger/record/types.ts'
import type { StandingDuty } from './read-held.ts'
import { cutSpan, type Span } from './span.ts'

export interface Move extends StandingDuty {
  /** The record of the cadre who takes it over. */
  readonly to: string
}

export interface DutyPlan {
  readonly changes: readonly PlannedChange[]
  readonly additions: readonly PlannedAddition[]
}

/**
 * Moves duties to others for a span of days. What was before the span stays with its holder, so does what comes after it; a duty that had not begun is
 * simply the other's. A holder who answered without a role passes 主责 on, and has it again afterwards: dates alone would not bring it back.
 */
export function planMoves(moves: readonly Move[], span: Span, newId: () => string): DutyPlan {
  const changes: PlannedChange[] = []
  const additions: PlannedAddition[] = []
  for (const { version, answers, to } of moves) {
    const { values } = version
    const { before, within, after } = cutSpan(spanOf(values), span)
    if (within === undefined || values[dutyLedger.holder] === to) continue
    const role = answers ? 'primary' : (values[dutyLedger.role] ?? null)
    const moved = { ...values, ...dates(within), [dutyLedger.holder]: to, [dutyLedger.role]: role }
    const kept = after === undefined ? undefined : { ...values, ...dates(after), [dutyLedger.role]: role }
    if (before !== undefined) {
      changes.push({ before: version, values: { ...values, ...dates(before) } })
      additions.push({ id: newId(), values: moved })
    } else {
      changes.push({ before: version, values: moved })
    }
    if (kept !== undefined) additions.push({ id: newId(), values: kept })
  }
  return { changes, additions }
}

export function spanOf(values: StoredValues): Span {
  return { from: values[dutyLedger.from] ?? '', to: values[dutyLedger.to] ?? undefined }
}

export function dates({ from, to }: Span): StoredValues {
  return { [dutyLedger.from]: from, [dutyLedger.to]: to ?? null }
}
