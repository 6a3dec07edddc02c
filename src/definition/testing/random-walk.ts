import type { CaseEvent, CaseStanding } from '../loop/case-log.ts'
import { advanceStanding, getState } from '../loop/fold-case.ts'
import { legalMoves, type Move } from '../loop/legal-moves.ts'
import type { ResolvedLoop, ResolvedTerm } from '../loop/types.ts'
import { addDays } from '../period/calendar-day.ts'

/** A source of whole numbers from 0 up to (not with) `below`. */
export type Random = (below: number) => number

export interface Walk {
  readonly events: readonly CaseEvent[]
  /** What the case was after each event. */
  readonly standings: readonly CaseStanding[]
}

export interface WalkOptions {
  readonly loop: ResolvedLoop
  readonly random: Random
  readonly mostEvents: number
}

/** The days on which walks happen, looked up instead of counted: a walk is mostly days. */
const days: readonly string[] = daysFrom('2020-01-01', 4_000)

function daysFrom(first: string, count: number): string[] {
  const found = [first]
  while (found.length < count) found.push(addDays(found.at(-1) ?? first, 1) ?? first)
  return found
}

/** Past the last day the calendar stands still. */
function dayAt(index: number): string {
  return days[Math.min(index, days.length - 1)] ?? ''
}

/** Numbers that depend on a seed alone (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/**
 * One case of a loop, driven by legal moves alone on a random clock by three accounts: steps, suspensions, resumptions, merges. Where nothing can be
 * done today (a hold, a suspension, a child) the clock goes on. Terms that hang on the record are given random lengths.
 */
export function walkLoop({ loop, random, mostEvents }: WalkOptions): Walk {
  const events: CaseEvent[] = []
  const standings: CaseStanding[] = []
  let today = 0
  const add = (event: CaseEvent): void => {
    events.push(event)
    standings.push(advanceStanding(loop, standings.at(-1), event))
  }
  add(enter({ loop, random, kind: 'open', step: 'open', from: undefined, to: loop.initial, today }))
  for (let turn = 0; turn < mostEvents * 4 && events.length < mostEvents; turn += 1) {
    const standing = standings.at(-1)
    if (standing === undefined || standing.endedAt !== undefined) break
    today += random(9)
    const event = nextEvent({ loop, random, standing, today })
    if (event !== undefined) add(event)
  }
  return { events, standings }
}

interface Turn {
  readonly loop: ResolvedLoop
  readonly random: Random
  readonly standing: CaseStanding
  /** Which of the days it is. */
  readonly today: number
}

function nextEvent({ loop, random, standing, today: index }: Turn): CaseEvent | undefined {
  const today = dayAt(index)
  const actor = `account-${random(3)}`
  const beside = { from: standing.state, to: standing.state, at: `${today}T08:00`, actor, due: standing.due, holdUntil: standing.holdUntil }
  const suspended = standing.suspendedUntil !== undefined && standing.suspendedUntil >= today
  if (suspended && random(2) === 0) return { kind: 'resume', step: 'resume', ...beside }
  if (!suspended && loop.suspension !== undefined && random(6) === 0) {
    return { kind: 'suspend', step: 'suspend', ...beside, until: dayAt(index + 1 + random(loop.suspension.mostDays)) }
  }
  if (loop.merging !== undefined && random(40) === 0) return { kind: 'merge', step: 'merge', ...beside, due: undefined, into: 'main' }
  const moves = legalMoves(loop, standing, { today, actor, openChildren: random(4) === 0 }).filter(isOpen)
  const move = moves[random(Math.max(moves.length, 1))]
  return move && enter({ loop, random, kind: 'take', step: move.step.id, from: standing.state, to: move.step.to, today: index, actor })
}

function isOpen({ barrier }: Move): boolean {
  return barrier === undefined
}

interface Entry {
  readonly loop: ResolvedLoop
  readonly random: Random
  readonly kind: 'open' | 'take'
  readonly step: string
  readonly from: string | undefined
  readonly to: string
  readonly today: number
  readonly actor?: string
}

function enter({ loop, random, kind, step, from, to, today, actor = 'account-0' }: Entry): CaseEvent {
  const state = getState(loop, to)
  const last = (term: ResolvedTerm | undefined): string | undefined => {
    if (term === undefined) return undefined
    return dayAt(today + (term.days.type === 'number' ? term.days.value : random(30)))
  }
  return { kind, step, from, to, at: `${dayAt(today)}T08:00`, actor, due: last(state.deadline), holdUntil: last(state.hold) }
}
