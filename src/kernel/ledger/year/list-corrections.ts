import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { entryColumns, entryOfFound, foundEntryRow } from '../../audit/entry-row.ts'
import type { AuditEntry } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'

/** An entry that wrote into a year after it was closed, and why. */
export interface Correction extends AuditEntry {
  readonly reason: string
}

const listed = 200

/** What was written into a year since it was closed, newest first, two hundred at the most: each with the reason that was stated. */
export async function listCorrections(
  kernel: Pick<Kernel, 'engine'>,
  actor: Actor,
  { year }: { readonly year: string },
): Promise<readonly Correction[]> {
  authorize(actor, 'read')
  const statement = sql`
    select ${entryColumns} from audit_entry
    where town = ${actor.town} and detail ->> 'correction' is not null and ${year} = any(string_to_array(detail ->> 'closedYears', '、'))
    order by seq desc limit ${listed}::integer
  `
  const rows = foundEntryRow.all(await kernel.engine.inTown(actor.town).read((session) => session.query(statement)))
  return rows.map((row) => {
    const entry = entryOfFound(row)
    return { ...entry, reason: String(entry.detail.correction) }
  })
}
