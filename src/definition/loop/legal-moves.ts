import { presentDay } from '../period/present-day.ts'
import { type CaseStanding, correctStep } from './case-log.ts'
import { getState } from './fold-case.ts'
import { isSuspended } from './lateness.ts'
import type { ResolvedLoop, ResolvedStep } from './types.ts'

export interface MoveSituation {
  readonly today: string
  /** The account that would take the step. */
  readonly actor: string
  /** Whether a child case is still open. */
  readonly openChildren: boolean
}

/** Why a step cannot be taken now. What a role allows and what the record says are judged elsewhere. */
export type MoveBarrier =
  | { readonly type: 'ended' }
  | { readonly type: 'suspended'; readonly until: string }
  | { readonly type: 'hold'; readonly until: string }
  /** The actor took `step` in the same case, opened it (`open`), or wrote its state by hand (`correct`). */
  | { readonly type: 'twoPersons'; readonly step: string }
  | { readonly type: 'openChildren' }

export interface Move {
  readonly step: ResolvedStep
  /** Undefined: it can be taken. */
  readonly barrier: MoveBarrier | undefined
}

/** The steps out of the state that a case is in, each with what stands against it. An ended case has none. */
export function legalMoves(loop: ResolvedLoop, standing: CaseStanding, situation: MoveSituation): Move[] {
  if (standing.endedAt !== undefined) return []
  const out = loop.steps.filter(({ from }) => from.includes(standing.state))
  return out.map((step) => ({ step, barrier: findBarrier(loop, step, { standing, ...situation }) }))
}

/** What stands against a step of a case now; undefined when nothing does. A step that does not begin in its state is a bug and throws. */
export function findBarrier(
  loop: ResolvedLoop,
  step: ResolvedStep,
  { standing, today, actor, openChildren }: MoveSituation & { readonly standing: CaseStanding },
): MoveBarrier | undefined {
  if (standing.endedAt !== undefined) return { type: 'ended' }
  if (!step.from.includes(standing.state)) throw new Error(`step ${step.id} of ${loop.id} does not begin in ${standing.state}`)
  const { suspendedUntil, holdUntil } = standing
  if (suspendedUntil !== undefined && isSuspended(standing, today)) return { type: 'suspended', until: suspendedUntil }
  if (holdUntil !== undefined && holdUntil >= today && !step.duringHold) return { type: 'hold', until: holdUntil }
  const own = findOwnPart(step, standing, actor)
  if (own !== undefined) return { type: 'twoPersons', step: own }
  const waits = step.needsChildrenClosed || getState(loop, step.to).ends !== undefined
  return openChildren && waits ? { type: 'openChildren' } : undefined
}

/** What the actor did in the case that keeps them from a step of two persons; undefined when nothing does. */
export function findOwnPart(step: ResolvedStep, { takenBy }: Pick<CaseStanding, 'takenBy'>, actor: string): string | undefined {
  return excludedParts(step).find((part) => takenBy[part]?.includes(actor) === true)
}

/** What nobody may have done in a case who takes this step of it; nothing for a step of one person. */
export function excludedParts({ notBy }: ResolvedStep): readonly string[] {
  return notBy.length === 0 ? [] : [...notBy, correctStep]
}

export interface BarrierWords {
  readonly loop: ResolvedLoop
  readonly step: ResolvedStep
  readonly standing: Pick<CaseStanding, 'state'>
  readonly barrier: MoveBarrier
}

/** The reason in Chinese, as it stands beside a button. */
export function presentBarrier({ loop, step, standing, barrier }: BarrierWords): string {
  const state = getState(loop, standing.state).label
  switch (barrier.type) {
    case 'ended':
      return `这个事项已结束（${state}）。`
    case 'suspended':
      return `这个事项中止到${presentDay(barrier.until)}，请先恢复再办。`
    case 'hold':
      return `“${state}”到${presentDay(barrier.until)}才满，之后才能办“${step.label}”。`
    case 'twoPersons':
      return `“${partLabel(loop, barrier.step)}”是你办的，“${step.label}”要由另一个人来办。`
    case 'openChildren':
      return '还有没办结的下级事项，要先办结它们。'
  }
}

function partLabel(loop: ResolvedLoop, part: string): string {
  if (part === 'open') return '开始'
  return part === correctStep ? '更正' : (loop.steps.find(({ id }) => id === part)?.label ?? part)
}
