import { sql } from 'kysely'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { count } from '../../../definition/shape/shape.ts'
import { row } from '../../storage/row.ts'
import type { TownReading } from '../../town-session.ts'
import { readCases } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import { caseLedgerId } from '../ledgers/case.ledger.ts'

const countedRow = row('case', { all: count, open: count })

/** A response may have thousands: so many of them are listed. */
const listed = 100

export interface Children {
  /** Those that are not over come first. */
  readonly cases: readonly StoredCase[]
  readonly count: { readonly all: number; readonly open: number }
}

/** The cases that a case waits for, over or not: those it opened, and those over records that refer to its record as the loop declares. */
export async function readChildren(place: TownReading, loop: ResolvedLoop, one: StoredCase): Promise<Children> {
  const declared = loop.children.map(({ loop: child, ledger, by }) => {
    const { table } = place.kernel.catalogue.getLedger(ledger)
    const { column } = place.kernel.catalogue.getField(ledger, by)
    const records = sql`select r.id from ${sql.id(table)} as r where r.town = ${place.town} and r.replaced_at is null and ${sql.ref(`r.${column}`)} = ${one.subject}::uuid`
    return sql`(t.loop = ${child} and t.subject in (${records}))`
  })
  const conditions = sql.join([sql`t.parent = ${one.id}::uuid`, ...declared], sql` or `)
  const cases = sql.id(place.kernel.catalogue.getLedger(caseLedgerId).table)
  const mine = sql`t.id <> ${one.id}::uuid and (${conditions})`
  const statement = sql`
    select count(*)::int as "all", count(*) filter (where t.ended_on is null)::int as "open"
    from ${cases} as t where t.town = ${place.town} and t.replaced_at is null and ${mine}
  `
  const counted = countedRow.first(await place.session.query(statement))
  const found = await readCases(place, sql`${mine} order by t.ended_on is not null, t.number limit ${sql.lit(listed)}`)
  return { cases: found, count: { all: counted?.all ?? 0, open: counted?.open ?? 0 } }
}
