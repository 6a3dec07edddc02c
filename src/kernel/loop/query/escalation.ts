import { type RawBuilder, sql } from 'kysely'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { addDays, daysBetween } from '../../../definition/period/calendar-day.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { isSuspended } from '../step/judge-step.ts'
import type { EscalationLevel } from '../types.ts'

/** Whole days past the deadline; 0 while it is in time, suspended, or over. */
export function daysLate(one: StoredCase, today: string): number {
  if (one.endedOn !== null || one.due === null || one.due >= today || isSuspended(one, today)) return 0
  return daysBetween(one.due, today) ?? 0
}

/** The levels of the loop's ladder that a case stands before, lowest first: `after` days past the first late day; sent back too often is as good as late. */
export function reachedLevels(loop: ResolvedLoop, one: StoredCase, today: string): readonly EscalationLevel[] {
  if (one.endedOn !== null) return []
  const late = daysLate(one, today)
  const tooOften = loop.returnLimit !== undefined && one.returns > loop.returnLimit
  return loop.escalation.flatMap(({ after, to }, index) => (late > after || (tooOften && index === 0) ? [to] : []))
}

/** Of the cases `t`, those past their deadline. */
export function isLate(today: string): RawBuilder<unknown> {
  return sql`(t.ended_on is null and t.due < ${today}::date and (t.suspended_until is null or t.suspended_until < ${today}::date))`
}

/** Of the cases `t` of a loop, those that stand before a level: the same as `reachedLevels`, for the database. */
export function isEscalated(loop: ResolvedLoop, level: string, today: string): RawBuilder<unknown> | undefined {
  const rungs = loop.escalation.flatMap((rung, index) => (rung.to === level ? [{ ...rung, index }] : []))
  if (rungs.length === 0) return undefined
  const conditions = rungs.map(({ after, index }) => {
    const late = sql`(${isLate(today)} and t.due < ${addDays(today, -after) ?? today}::date)`
    const { returnLimit } = loop
    return index === 0 && returnLimit !== undefined ? sql`(${late} or t.returns > ${returnLimit}::integer)` : late
  })
  return sql`(t.loop = ${loop.id} and t.ended_on is null and (${sql.join(conditions, sql` or `)}))`
}
