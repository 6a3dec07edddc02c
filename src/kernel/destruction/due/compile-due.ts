import { type RawBuilder, sql } from 'kysely'
import type { KeptFor, ResolvedLedger } from '../../../definition/ledger/types.ts'

/** The last version of every record of a ledger, as `t`: in force, or the one that was withdrawn. It decides for the record, as it does under a response. */
export function isLastVersion({ table }: ResolvedLedger, town: string): RawBuilder<boolean> {
  return sql<boolean>`(t.town = ${town} and (t.replaced_at is null or not exists (
    select 1 from ${sql.id(table)} as n where n.town = t.town and n.id = t.id and n.version = t.version + 1
  )))`
}

/**
 * The last day of the term of the version `t`, by the calendar: a year after the 29th of February ends on the 28th. NULL while the matter goes on: the term
 * of a record in force whose `after` is empty has not begun. What was withdrawn has no more to go on to; its term began then at the latest.
 */
export function lastDayOf({ fields }: Pick<ResolvedLedger, 'fields'>, { years, months = 0, after }: KeptFor): RawBuilder<unknown> {
  const column = fields.find(({ id }) => id === after)?.column
  const begins =
    column === undefined
      ? townDayOf(sql`coalesce(t.replaced_at, t.recorded_at)`)
      : sql`coalesce(${sql.ref(`t.${column}`)}::date, ${townDayOf(sql`t.replaced_at`)})`
  return sql`(${begins} + make_interval(years => ${years}::integer, months => ${months}::integer))::date`
}

/** An instant as the day it is in a Chinese town, whatever the time zone of the session. */
function townDayOf(instant: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`((${instant}) at time zone 'UTC' + interval '8 hours')::date`
}
