import type { CaseStanding } from '../../../definition/loop/case-log.ts'
import { findBarrier, presentBarrier } from '../../../definition/loop/legal-moves.ts'
import type { ResolvedLoop, ResolvedStep, StepTaker } from '../../../definition/loop/types.ts'
import { actsAs } from '../../access/acts-as.ts'
import type { Actor } from '../../access/types.ts'
import { standingOf } from '../case/advance-case.ts'
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
  /** Who took which step of the case so far, the opening under `open`. */
  readonly takenBy: CaseStanding['takenBy']
  readonly openChildren: boolean
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
    return taker === actsAs(actor.role)
  })
}

/** Those who may take a step, in Chinese: 科室干部、领导. */
export function presentTakers(by: readonly StepTaker[]): string {
  return by.map((taker) => names[taker]).join('、')
}

export interface Against {
  readonly code: 'not-permitted' | 'wrong-state'
  /** Chinese, for the person who would take it. */
  readonly why: string
}

/** Why the actor may not take this step of the case now; undefined when they may. What the record says is judged with the step itself. */
export function whyNot(step: ResolvedStep, { loop, case: one, part, takenBy, openChildren, today }: StepSituation): Against | undefined {
  const standing = standingOf(one, takenBy)
  if (one.endedOn === null && !step.from.includes(one.state))
    return { code: 'wrong-state', why: `现在是“${stateOf(loop, one.state).label}”，不能办“${step.label}”。` }
  const barrier = findBarrier(loop, step, { standing, today, actor: part.actor.id, openChildren })
  const told = barrier === undefined ? undefined : presentBarrier({ loop, step, standing, barrier })
  if (told !== undefined && barrier?.type !== 'twoPersons' && barrier?.type !== 'openChildren') return { code: 'wrong-state', why: told }
  if (!fits(step.by, part)) return { code: 'not-permitted', why: `“${step.label}”由${presentTakers(step.by)}办理。` }
  return told === undefined ? undefined : { code: barrier?.type === 'twoPersons' ? 'not-permitted' : 'wrong-state', why: told }
}
