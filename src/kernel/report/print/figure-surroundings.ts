import { approximatorAfter, approximatorBefore } from '../../../definition/report/approximator.ts'
import type { Approximator } from '../../../definition/report/types.ts'
import { readUnitAfter } from '../../../definition/report/unit-words.ts'

/** The approximator beside a number that is not printed yet: what stands before it and behind it decides the direction of 整S. */
export function approximatorBeside(before: string, after: string): Approximator {
  const leading = approximatorBefore(before)
  if (leading !== undefined) return leading.kind
  const unit = readUnitAfter(after)
  if (unit.over !== undefined) return 'over'
  return approximatorAfter(after.slice(unit.length))?.kind ?? 'exact'
}

const falling = /(?:下降|减少|降低|回落|收窄|下跌|下滑|缩减|压减|缩小|负增长|减)(?:了|幅为?|约|近|超过?)?$/
const rising = /(?:增长|增加|提高|上升|上涨|提升|增幅为?|涨)(?:了|约|近|超过?|逾|达到?)?$/

/** Whether the words say that what follows went up or down; undefined when they say neither. */
export function movementBefore(text: string): 'rising' | 'falling' | undefined {
  if (falling.test(text)) return 'falling'
  return rising.test(text) ? 'rising' : undefined
}
