import { sql } from 'kysely'
import { count, oneOf, text } from '../../definition/shape/shape.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { row } from '../storage/row.ts'
import { readInTown } from '../town-session.ts'
import { dayBefore, findUnusual, readingWays, type UnusualDay } from './find-unusual.ts'

const dayRow = row('audit_entry', { actor: text, way: oneOf(readingWays), day: text, times: count, records: count })

/** As far back as the auditor is told of, and as far as anybody's usual is looked at beyond that. */
const shown = 30
const known = 90

/**
 * The days of the last month on which somebody read or took out in full far more than usual: by what the chain has of it, opened or carried away, or turned
 * the pages of. Refuses with
 * `not-permitted` who does not oversee.
 */
export function listUnusual(kernel: Kernel, actor: Actor): Promise<readonly UnusualDay[]> {
  return readInTown(kernel, actor, 'oversee', async ({ session, town, moment: { today } }) => {
    const day = sql`(at at time zone 'UTC' + interval '8 hours')::date`
    const way = sql`case when action = any(${['list', 'history']}::text[]) then 'listed' else 'taken' end`
    const statement = sql`
      select actor, ${way} as way, (${day})::text as day, sum(coalesce((detail->>'times')::integer, 1))::integer as times,
        sum(case when action = 'export' then coalesce((detail->>'rows')::bigint, 0) else coalesce((detail->>'records')::bigint, 1) end)::integer as records
      from audit_entry
      where town = ${town} and action = any(${['export', 'reveal', 'list', 'history']}::text[]) and at >= ${dayBefore(today, known)}::date
      group by 1, 2, 3
    `
    return findUnusual(dayRow.all(await session.query(statement)), dayBefore(today, shown))
  })
}
