import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { stateOf } from '../loop-index.ts'
import type { CaseEventDraft } from './case-event.ts'
import type { StoredCase } from './stored-case.ts'
import type { CaseChange } from './write-cases.ts'

/** The step that stands in the log when a case ends because its record was taken out of force. */
export const withdrawStep = 'withdraw'

/** A case after one more line of its log: what the fold of the whole log gives too, which `verifyCases` holds it to. */
export function advanceCase(loop: ResolvedLoop, before: StoredCase, event: CaseEventDraft): CaseChange {
  const next = { ...before, version: before.version + 1, steps: before.steps + 1 }
  const due = event.due ?? null
  const holdUntil = event.holdUntil ?? null
  switch (event.kind) {
    case 'suspend':
      return { case: { ...next, due, holdUntil, suspendedUntil: event.until ?? null }, event }
    case 'resume':
      return { case: { ...next, due, holdUntil, suspendedUntil: null }, event }
    case 'merge':
      return { case: { ...next, ...over, main: event.into ?? null, endedOn: event.at.slice(0, 10), outcome: 'merged' }, event }
    case 'open':
    case 'take':
    case 'correct': {
      const step = event.kind === 'take' ? loop.steps.find(({ id }) => id === event.step) : undefined
      const returns = before.returns + (step?.returns === true ? 1 : 0)
      return { case: { ...next, ...entered(loop, event), due, holdUntil, returns }, event }
    }
  }
}

const over = { due: null, holdUntil: null, suspendedUntil: null }

/** What entering a state by an event makes of a case. */
export function entered(loop: ResolvedLoop, event: CaseEventDraft) {
  const state = stateOf(loop, event.to)
  const outcome = event.step === withdrawStep && event.kind === 'correct' ? 'refused' : (state.ends ?? null)
  return {
    state: state.id,
    stateLabel: state.label,
    enteredAt: event.at,
    suspendedUntil: null,
    endedOn: outcome === null ? null : event.at.slice(0, 10),
    outcome,
  } as const
}
