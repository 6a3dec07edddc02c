import type { ResolvedLoop, ResolvedStep, StepTaker } from '../../../definition/loop/types.ts'
import type { Actor } from '../../access/types.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { stateOf } from '../loop-index.ts'
import type { Holder } from '../subject/holders.ts'

/** What an actor is to a case. */
export interface Part {
  readonly actor: Actor
  readonly holders: readonly Holder[]
  readonly opener: string | undefined
}

export interface StepSituation {
  readonly loop: ResolvedLoop
  readonly case: StoredCase
  readonly part: Part
  /** Who took which step of the case so far, openings under `open`. */
  readonly takenBy: ReadonlyMap<string, ReadonlySet<string>>
  readonly today: string
}

const names: Readonly<Record<StepTaker, string>> = {
  gridWorker: '网格员',
  villageCadre: '村干部',
  clerk: '科室干部',
  leader: '领导',
  editor: '报告编辑',
  administrator: '管理员',
  holder: '责任人',
  primary: '主责人',
  opener: '开始这件事的人',
}

/** Whether the actor is one of those who may. */
export function fits(by: readonly StepTaker[], { actor, holders, opener }: Part): boolean {
  if (actor.role === 'auditor') return false
  return by.some((taker) => {
    if (taker === 'opener') return opener !== undefined && opener === actor.id
    if (taker === 'holder') return holders.some(({ cadre }) => cadre === actor.cadre)
    if (taker === 'primary') return holders.some(({ cadre, primary }) => primary && cadre === actor.cadre)
    return taker === actor.role
  })
}

export function presentTakers(by: readonly StepTaker[]): string {
  return by.map((taker) => names[taker]).join('、')
}

export interface Barrier {
  readonly code: 'not-permitted' | 'wrong-state'
  /** Chinese, for the person who would take it. */
  readonly why: string
}

/** Why the actor may not take this step of the case now; undefined when they may. What the record says is judged with the step itself. */
export function whyNot(step: ResolvedStep, situation: StepSituation): Barrier | undefined {
  const { loop, case: one, part, today } = situation
  const state = stateOf(loop, one.state)
  const wrong = (why: string): Barrier => ({ code: 'wrong-state', why })
  if (one.endedOn !== null) return wrong(`这个事项已结束（${state.label}）。`)
  if (!step.from.includes(one.state)) return wrong(`现在是“${state.label}”，不能办“${step.label}”。`)
  if (isSuspended(one, today)) return wrong(`这个事项中止到 ${one.suspendedUntil}，请先恢复再办。`)
  if (one.holdUntil !== null && one.holdUntil >= today && !step.duringHold)
    return wrong(`“${state.label}”到 ${one.holdUntil} 才满，之后才能办“${step.label}”。`)
  if (!fits(step.by, part)) return { code: 'not-permitted', why: `“${step.label}”由${presentTakers(step.by)}办理。` }
  return whyBarred(step, situation)
}

function whyBarred(step: ResolvedStep, { loop, part, takenBy }: StepSituation): Barrier | undefined {
  const own = step.notBy.find((other) => takenBy.get(other)?.has(part.actor.id) === true)
  if (own === undefined) return undefined
  const label = own === 'open' ? '开始' : (loop.steps.find(({ id }) => id === own)?.label ?? own)
  return { code: 'not-permitted', why: `“${label}”是您办的，“${step.label}”要由另一个人来办。` }
}

export function isSuspended({ suspendedUntil, endedOn }: StoredCase, today: string): boolean {
  return endedOn === null && suspendedUntil !== null && suspendedUntil >= today
}
