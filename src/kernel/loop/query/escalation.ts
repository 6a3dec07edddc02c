import { type RawBuilder, sql } from 'kysely'
import { daysLate, escalationLevel } from '../../../definition/loop/lateness.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { addDays } from '../../../definition/period/calendar-day.ts'
import { standingOf } from '../case/advance-case.ts'
import type { StoredCase } from '../case/stored-case.ts'
import type { EscalationLevel } from '../types.ts'

/** Whole days past the deadline; 0 while it is in time, suspended, or over. */
export function caseDaysLate(one: StoredCase, today: string): number {
  return daysLate(standingOf(one), today)
}

/** The levels that a case stands before by the ladder of its loop, lowest first. */
export function reachedLevels(loop: ResolvedLoop, one: StoredCase, today: string): readonly EscalationLevel[] {
  const highest = escalationLevel(loop, standingOf(one), today)
  const rungs = loop.escalation.map(({ to }) => to)
  return highest === undefined ? [] : rungs.slice(0, rungs.lastIndexOf(highest) + 1)
}

/** Of the cases `t`, those past their deadline. */
export function isLate(today: string): RawBuilder<unknown> {
  return sql`(t.ended_on is null and t.due < ${today}::date and (t.suspended_until is null or t.suspended_until < ${today}::date))`
}

/** Of the cases `t` of a loop, those that stand before a level: the same as `reachedLevels`, for the database. */
export function isEscalated(loop: ResolvedLoop, level: EscalationLevel, today: string): RawBuilder<unknown> | undefined {
  const { escalation, returnLimit } = loop
  const index = escalation.findIndex(({ to }) => to === level)
  if (index < 0) return undefined
  // Rungs go up with the days, so the lowest of a level is reached first.
  const late = sql`(${isLate(today)} and t.due < ${addDays(today, -(escalation[index]?.after ?? 0)) ?? today}::date)`
  const returned = returnLimit === undefined ? sql`false` : sql`t.returns > ${returnLimit + index}::integer`
  return sql`(t.loop = ${loop.id} and t.ended_on is null and (${late} or ${returned}))`
}

/** Whether a role is one that late cases are escalated to. */
export function isLevel(role: string): role is EscalationLevel {
  return role === 'clerk' || role === 'leader' || role === 'administrator'
}
