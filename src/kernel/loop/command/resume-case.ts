import { isSuspended } from '../../../definition/loop/lateness.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { advanceCase, standingOf } from '../case/advance-case.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { fits, type Part, presentTakers } from '../step/judge-step.ts'
import type { CaseDetail } from '../types.ts'
import { changeCase } from './change-case.ts'

/** Lets a suspended case's clock run again before its time; the days that were not used come off the deadline. */
export function resumeCase(
  kernel: Kernel,
  actor: Actor,
  { id, version, opinion }: { readonly id: string; readonly version: number; readonly opinion?: string | undefined },
): Promise<CaseDetail> {
  return changeCase(kernel, actor, {
    id,
    version,
    change: async ({ place, loop, case: one, part }) => {
      const { today, now } = place.moment
      const against = whyNotResume(loop, one, { part, today })
      if (against !== undefined) throw new Refusal(against.code, against.why)
      const event = {
        ...({
          kind: 'resume',
          step: 'resume',
          label: '恢复',
          from: one.state,
          to: one.state,
          at: now,
          actor: actor.id,
          actorName: actor.name,
        } as const),
        ...{ opinion, due: undefined, holdUntil: undefined },
      }
      return [advanceCase(loop, one, event)]
    },
  })
}

export function whyNotResume(loop: ResolvedLoop, one: StoredCase, { part, today }: { readonly part: Part; readonly today: string }) {
  if (loop.suspension === undefined || !isSuspended(standingOf(one), today))
    return { code: 'wrong-state', why: '这个事项没有中止。' } as const
  if (!fits(loop.suspension.by, part)) return { code: 'not-permitted', why: `由${presentTakers(loop.suspension.by)}决定恢复。` } as const
  return undefined
}
