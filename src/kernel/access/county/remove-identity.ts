import { sql } from 'kysely'
import type { Change } from '../../audit/types.ts'
import type { AuditedWork } from '../../audit/write-audited.ts'
import { row, uuid } from '../../storage/row.ts'

const goneRow = row('county_identity', { id: uuid })

/** Takes a user's link to the county away within an open change; without one nothing changes. */
export async function removeIdentity(
  { session, town }: Change,
  { user, name }: { readonly user: string; readonly name: string },
): Promise<AuditedWork<undefined>> {
  const gone = goneRow.first(
    await session.query(sql`delete from county_identity where town = ${town} and user_id::text = ${user} returning id`),
  )
  if (gone === undefined) return { result: undefined, note: undefined }
  return { result: undefined, note: { action: 'county-identity.unlink', ledger: null, record: gone.id, detail: { name, user } } }
}
