import { decimal, roundHalfUp } from '../../definition/decimal/decimal.ts'

export type Pace = 'done' | 'ahead' | 'onTime' | 'slow' | 'behind' | 'unreported'

/** Up to so much of the plan's share may be missing before a task is slow, and before it is behind. */
const slack = { slow: '0.95', behind: '0.8' } as const

export interface Progress {
  /** What was promised; in the same unit as the rest. */
  readonly promised: string
  /** What is done by the end of the month; undefined when nobody has said. */
  readonly done: string | undefined
  /** What the monthly plan asks for by then; undefined: as much of the whole as the year has passed. */
  readonly planned?: string | undefined
  /** 1–12 */
  readonly month: number
}

/** Where a task stands by rule: beside its monthly plan, else beside m/12 of the whole. Tasks have a pace, people have none. */
export function paceOf({ promised, done, planned, month }: Progress): Pace {
  if (done === undefined) return 'unreported'
  const [whole, reached] = [decimal(promised), decimal(done)]
  if (reached.gte(whole)) return 'done'
  const due = planned === undefined ? whole.times(month).div(12) : decimal(planned)
  if (reached.gt(due)) return 'ahead'
  if (reached.gte(due.times(slack.slow))) return 'onTime'
  return reached.gte(due.times(slack.behind)) ? 'slow' : 'behind'
}

/** Hundredths of the whole, at most 100, in whole digits. */
export function shareOf(part: string, promised: string): string {
  const whole = decimal(promised)
  if (whole.lte(0)) return '0'
  const share = decimal(part).times(100).div(whole)
  return share.gte(100) ? '100' : roundHalfUp(share, 0)
}
