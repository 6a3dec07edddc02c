import { sql } from 'kysely'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { readCases } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'
import type { Place } from '../subject/record-source.ts'

/** The cases that a case waits for, over or not: those it opened, and those over records that refer to its record as the loop declares. */
export async function readChildren(place: Place, loop: ResolvedLoop, one: StoredCase): Promise<readonly StoredCase[]> {
  const declared = loop.children.map(({ loop: child, ledger, by }) => {
    const { table } = place.kernel.catalogue.getLedger(ledger)
    const { column } = place.kernel.catalogue.getField(ledger, by)
    const records = sql`select r.id from ${sql.id(table)} as r where r.town = t.town and r.replaced_at is null and ${sql.ref(`r.${column}`)} = ${one.subject}::uuid`
    return sql`(t.loop = ${child} and t.subject in (${records}))`
  })
  const conditions = sql.join([sql`t.parent = ${one.id}::uuid`, ...declared], sql` or `)
  return readCases(place, sql`t.id <> ${one.id}::uuid and (${conditions}) order by t.number`)
}
