import { daysBetween } from '../period/calendar-day.ts'
import type { CaseStanding } from './case-log.ts'
import type { Escalation, ResolvedLoop } from './types.ts'

/** Whether its clock is stopped on a day; the last day of a suspension still is one, after it the clock runs again by itself. */
export function isSuspended({ suspendedUntil, endedAt }: Pick<CaseStanding, 'suspendedUntil' | 'endedAt'>, today: string): boolean {
  return endedAt === undefined && suspendedUntil !== undefined && suspendedUntil >= today
}

/** Whole days past the deadline: 1 on the first late day; 0 when it is not late, suspended or over. */
export function daysLate(standing: Pick<CaseStanding, 'due' | 'suspendedUntil' | 'endedAt'>, today: string): number {
  if (standing.due === undefined || standing.endedAt !== undefined || isSuspended(standing, today)) return 0
  return Math.max(daysBetween(standing.due, today) ?? 0, 0)
}

/**
 * Whom a case stands before today by the loop's ladder: by how late it is (`after: 0` on the first late day), or by how often it was sent back, one rung
 * for each return past the loop's limit; the higher of the two. Undefined: nobody yet. It is worked out at reading, so no clock must run for it.
 */
export function escalationLevel(
  { escalation, returnLimit }: Pick<ResolvedLoop, 'escalation' | 'returnLimit'>,
  standing: Pick<CaseStanding, 'due' | 'suspendedUntil' | 'endedAt' | 'returns'>,
  today: string,
): Escalation['to'] | undefined {
  if (standing.endedAt !== undefined) return undefined
  const late = daysLate(standing, today)
  const byTime = escalation.filter(({ after }) => late > after).length
  const byReturns = returnLimit === undefined ? 0 : Math.max(standing.returns - returnLimit, 0)
  const rung = Math.min(Math.max(byTime, byReturns), escalation.length)
  return escalation[rung - 1]?.to
}
