import { daysBetween, parseDay } from '../../../definition/period/calendar-day.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { advanceCase } from '../case/advance-case.ts'
import { whyNotSuspend } from '../step/judge-change.ts'
import type { CaseDetail } from '../types.ts'
import { changeCase } from './change-case.ts'

export interface Suspension {
  readonly id: string
  readonly version: number
  /** The last day of it. */
  readonly until: string
  readonly opinion: string
}

/** Stops a case's clock with a reason; its deadline moves by as many days. After `until` it runs again by itself. Refuses with `invalid` past the loop's most days. */
export function suspendCase(kernel: Kernel, actor: Actor, { id, version, until, opinion }: Suspension): Promise<CaseDetail> {
  return changeCase(kernel, actor, {
    id,
    version,
    change: async ({ place, loop, case: one, part }) => {
      const { today, now } = place.moment
      const against = whyNotSuspend(loop, one, { part, today })
      if (against !== undefined) throw new Refusal(against.code, against.why)
      const days = parseDay(until) === undefined ? undefined : daysBetween(today, until)
      const most = loop.suspension?.mostDays ?? 0
      if (days === undefined || days < 1 || days > most) {
        const message = `中止要到今天以后、最多 ${most} 天。`
        throw new Refusal('invalid', message, { fields: [{ field: 'until', message }] })
      }
      if (opinion.trim() === '') throw new Refusal('invalid', '中止要写明原因。', { fields: [{ field: 'opinion', message: '请写明原因' }] })
      return [
        advanceCase(loop, one, {
          kind: 'suspend',
          step: 'suspend',
          label: '中止',
          from: one.state,
          to: one.state,
          at: now,
          actor: actor.id,
          actorName: actor.name,
          opinion,
          until,
          due: undefined,
          holdUntil: undefined,
        }),
      ]
    },
  })
}
