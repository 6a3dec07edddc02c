import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { advanceCase } from '../case/advance-case.ts'
import { whyNotResume } from '../step/judge-change.ts'
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
      return [
        advanceCase(loop, one, {
          kind: 'resume',
          step: 'resume',
          label: '恢复',
          from: one.state,
          to: one.state,
          at: now,
          actor: actor.id,
          actorName: actor.name,
          opinion,
          due: undefined,
          holdUntil: undefined,
        }),
      ]
    },
  })
}
