import { isSuspended } from '../../../definition/loop/lateness.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { standingOf } from '../case/advance-case.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { type Against, fits, type Part, presentTakers } from './judge-step.ts'

/** Why the actor may not stop the case now; undefined when they may. */
export function whyNotSuspend(
  loop: ResolvedLoop,
  one: StoredCase,
  { part, today }: { readonly part: Part; readonly today: string },
): Against | undefined {
  if (loop.suspension === undefined) return { code: 'wrong-state', why: `「${loop.label}」不能中止。` }
  if (one.endedOn !== null) return { code: 'wrong-state', why: '这个事项已经结束。' }
  if (isSuspended(standingOf(one), today))
    return { code: 'wrong-state', why: `这个事项已经中止到${presentDay(one.suspendedUntil ?? '')}。` }
  if (!fits(loop.suspension.by, part)) return { code: 'not-permitted', why: `由${presentTakers(loop.suspension.by)}决定中止。` }
  return undefined
}

/** Why the actor may not let the case run again now; undefined when they may. */
export function whyNotResume(
  loop: ResolvedLoop,
  one: StoredCase,
  { part, today }: { readonly part: Part; readonly today: string },
): Against | undefined {
  if (loop.suspension === undefined || !isSuspended(standingOf(one), today)) return { code: 'wrong-state', why: '这个事项没有中止。' }
  if (!fits(loop.suspension.by, part)) return { code: 'not-permitted', why: `由${presentTakers(loop.suspension.by)}决定恢复。` }
  return undefined
}

/** Why the actor may not merge the case into another now; undefined when they may. */
export function whyNotMerge(loop: ResolvedLoop, one: StoredCase, part: Part): Against | undefined {
  if (loop.merging === undefined) return { code: 'wrong-state', why: `「${loop.label}」的事项不合并。` }
  if (one.endedOn !== null) return { code: 'wrong-state', why: '这个事项已经结束。' }
  if (!fits(loop.merging.by, part)) return { code: 'not-permitted', why: `由${presentTakers(loop.merging.by)}决定合并。` }
  return undefined
}
