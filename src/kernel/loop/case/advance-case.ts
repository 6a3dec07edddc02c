import type { CaseEvent, CaseStanding } from '../../../definition/loop/case-log.ts'
import { advanceStanding } from '../../../definition/loop/fold-case.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { stateOf } from '../loop-index.ts'
import type { CaseEventDraft } from './case-event.ts'
import type { StoredCase } from './stored-case.ts'
import type { CaseChange } from './write-cases.ts'

/** A case after one more line of its log. The definition's fold says what it becomes, so what is kept is never anything else. */
export function advanceCase(loop: ResolvedLoop, before: StoredCase, event: CaseEventDraft): CaseChange {
  const standing = advanceStanding(loop, standingOf(before), event)
  const main = event.kind === 'merge' ? (event.into ?? null) : event.kind === 'correct' ? null : before.main
  const after = { ...before, ...keptOf(loop, standing), main, version: before.version + 1, steps: before.steps + 1 }
  return { before, case: after, event: { ...event, due: standing.due, holdUntil: standing.holdUntil } }
}

/** What is kept of a case after its first line. */
export function beginCase(loop: ResolvedLoop, event: CaseEvent) {
  return keptOf(loop, advanceStanding(loop, undefined, event))
}

/** What a kept case stands for. Who took which step stands in the log alone. */
export function standingOf(one: StoredCase, takenBy: CaseStanding['takenBy'] = {}): CaseStanding {
  return {
    state: one.state,
    enteredAt: one.enteredAt,
    due: one.due ?? undefined,
    holdUntil: one.holdUntil ?? undefined,
    suspendedUntil: one.suspendedUntil ?? undefined,
    returns: one.returns,
    endedAt: one.endedOn ?? undefined,
    outcome: one.outcome ?? undefined,
    takenBy,
  }
}

/** The part of a kept case that is the fold of its log. */
export function keptOf(loop: ResolvedLoop, standing: CaseStanding) {
  return {
    state: standing.state,
    stateLabel: stateOf(loop, standing.state).label,
    enteredAt: standing.enteredAt,
    due: standing.due ?? null,
    holdUntil: standing.holdUntil ?? null,
    suspendedUntil: standing.suspendedUntil ?? null,
    returns: standing.returns,
    endedOn: standing.endedAt?.slice(0, 10) ?? null,
    outcome: standing.outcome ?? null,
  }
}
