import type { CaseSummary, EscalationLevel } from '../../api/contract/loop.ts'
import type { ResolvedLoop, ResolvedStep, StepTaker } from '../../definition/loop/types.ts'
import type { Tone } from '../parts/Tag.tsx'

/** Who may take a step, in the words of the office. */
export const takerWords: Readonly<Record<StepTaker, string>> = {
  gridWorker: '网格员',
  villageCadre: '村干部',
  clerk: '科室干部',
  leader: '领导',
  editor: '报告编辑',
  administrator: '管理员',
  holder: '责任人',
  primary: '主责人',
  opener: '发起人',
}

export const outcomeWords: Readonly<Record<NonNullable<CaseSummary['outcome']>, string>> = {
  done: '已办结',
  refused: '已终止',
  merged: '已并案',
}

/** Before whom a late case stands. */
export const levelWords: Readonly<Record<EscalationLevel, string>> = { clerk: '科室', leader: '分管领导', administrator: '镇主要领导' }

/** A state's colour: carried through is green, all that goes on is plain; red belongs to lateness. */
export function stateTone({ outcome }: Pick<CaseSummary, 'outcome'>): Tone {
  return outcome === 'done' ? 'good' : 'plain'
}

export function findStep(loop: ResolvedLoop | undefined, step: string): ResolvedStep | undefined {
  return loop?.steps.find(({ id }) => id === step)
}
