import { addDays, daysBetween } from '../period/calendar-day.ts'
import { type CaseEvent, type CaseStanding, correctStep, withdrawStep } from './case-log.ts'
import type { ResolvedLoop, ResolvedState } from './types.ts'

/** What a case is after its whole log. A log that does not begin with `open`, or names a state that the loop does not declare, is a bug and throws. */
export function foldCase(loop: ResolvedLoop, events: readonly CaseEvent[]): CaseStanding {
  const standing = events.reduce<CaseStanding | undefined>((before, event) => advanceStanding(loop, before, event), undefined)
  if (standing === undefined) throw new Error(`a case of ${loop.id} has no log`)
  return standing
}

/**
 * What a case is after one more event. Entering a state takes its deadline from the event, where it was fixed; a suspension moves the deadline by the
 * days from the event to `until`, an early resumption takes those back that were not used. A case that is over only ever changes by `correct`.
 */
export function advanceStanding(loop: ResolvedLoop, before: CaseStanding | undefined, event: CaseEvent): CaseStanding {
  if (before === undefined) {
    if (event.kind !== 'open') throw new Error(`the log of a case of ${loop.id} begins with ${event.kind}`)
    return enter(loop, { returns: 0, takenBy: {} }, event)
  }
  if (before.endedAt !== undefined && event.kind !== 'correct') throw new Error(`a case of ${loop.id} that is over takes ${event.kind}`)
  switch (event.kind) {
    case 'open':
      throw new Error(`a case of ${loop.id} is opened twice`)
    case 'take':
    case 'correct':
      return enter(loop, before, event)
    case 'suspend':
      return { ...before, suspendedUntil: event.until, due: move(before.due, dayOf(event), event.until) }
    case 'resume':
      return { ...before, suspendedUntil: undefined, due: move(before.due, before.suspendedUntil, dayOf(event)) }
    case 'merge':
      return { ...before, due: undefined, holdUntil: undefined, suspendedUntil: undefined, endedAt: event.at, outcome: 'merged' }
  }
}

/** A state of a loop; one that is not declared is a bug and throws. */
export function getState(loop: ResolvedLoop, id: string): ResolvedState {
  const state = loop.states.find((one) => one.id === id)
  if (state === undefined) throw new Error(`loop ${loop.id} has no state ${id}`)
  return state
}

function enter(loop: ResolvedLoop, before: Pick<CaseStanding, 'returns' | 'takenBy'>, event: CaseEvent): CaseStanding {
  const state = getState(loop, event.to)
  const step = event.kind === 'take' ? loop.steps.find(({ id }) => id === event.step) : undefined
  if (event.kind === 'take' && step === undefined) throw new Error(`loop ${loop.id} has no step ${event.step}`)
  const withdrawn = event.kind === 'correct' && event.step === withdrawStep
  const outcome = withdrawn ? 'refused' : state.ends
  return {
    state: state.id,
    enteredAt: event.at,
    due: outcome === undefined ? event.due : undefined,
    holdUntil: outcome === undefined ? event.holdUntil : undefined,
    suspendedUntil: undefined,
    returns: before.returns + (step?.returns === true ? 1 : 0),
    endedAt: outcome === undefined ? undefined : event.at,
    outcome,
    takenBy: partsTaken(loop, event).reduce((taken, part) => withTaker(taken, part, event.actor), before.takenBy),
  }
}

/** What the two-person rule holds against the actor of an event: the step itself, or that a state was written over the steps to it. */
export function partsTaken(
  { initial }: Pick<ResolvedLoop, 'initial'>,
  { kind, step, to }: Pick<CaseEvent, 'kind' | 'step' | 'to'>,
): readonly string[] {
  if (kind === 'correct') return step === correctStep ? [correctStep] : []
  return kind === 'open' && to !== initial ? [step, correctStep] : [step]
}

function withTaker(takenBy: CaseStanding['takenBy'], step: string, actor: string): CaseStanding['takenBy'] {
  const takers = takenBy[step] ?? []
  return takers.includes(actor) ? takenBy : { ...takenBy, [step]: [...takers, actor] }
}

function dayOf({ at }: CaseEvent): string {
  return at.slice(0, 10)
}

/** The deadline later by the days from one day to another (earlier when they lie the other way). */
function move(due: string | undefined, from: string | undefined, to: string | undefined): string | undefined {
  const days = from === undefined || to === undefined ? undefined : daysBetween(from, to)
  return due === undefined || days === undefined ? due : (addDays(due, days) ?? due)
}
