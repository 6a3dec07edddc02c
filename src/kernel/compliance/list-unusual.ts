import { sql } from 'kysely'
import { count, text } from '../../definition/shape/shape.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { row } from '../storage/row.ts'
import { readInTown } from '../town-session.ts'
import { dayBefore, findUnusual, type UnusualDay } from './find-unusual.ts'

const dayRow = row('audit_entry', { actor: text, day: text, times: count, records: count })

/** As far back as the auditor is told of, and as far as anybody's usual is looked at beyond that. */
const shown = 30
const known = 90

/**
 * The days of the last month on which somebody read or took out in full far more than usual: by what the chain has of it, one by one or by the list. Refuses with
 * `not-permitted` who does not oversee.
 */
export function listUnusual(kernel: Kernel, actor: Actor): Promise<readonly UnusualDay[]> {
  return readInTown(kernel, actor, 'oversee', async ({ session, town, moment: { today } }) => {
    const day = sql`(at at time zone 'UTC' + interval '8 hours')::date`
    const statement = sql`
      select actor, (${day})::text as day, count(*)::integer as times,
        sum(case when action = 'export' then coalesce((detail->>'rows')::bigint, 0) else coalesce((detail->>'records')::bigint, 1) end)::integer as records
      from audit_entry
      where town = ${town} and action = any(${['export', 'reveal']}::text[]) and at >= ${dayBefore(today, known)}::date
      group by actor, ${day}
    `
    return findUnusual(dayRow.all(await session.query(statement)), dayBefore(today, shown))
  })
}
