import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { text } from '../../definition/shape/shape.ts'
import type { Change } from '../audit/types.ts'
import { row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { Condemned } from './find-condemned.ts'

const digestRow = row('stored_file', { digest: text })

/** A step of a case may be proved by several files, one to a line. */
const named = '#sha256:([0-9a-f]{64})(?:\\n|$)'

/** The files that any version of these records names. */
export async function filesOf(session: Session, town: string, condemned: readonly Condemned[]): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { ledger, ids } of condemned) {
    for (const digest of await readDigests(session, town, { ledger, ids })) found.add(digest)
  }
  return found
}

/** A file that was uploaded and never named by a record is given this long to be named, in case somebody is still filling in the form. */
const grace = '1 day'

/** Deletes those files, and those long uploaded, that no version of any record names any more. Gives how many went. */
export async function purgeFiles(
  { session, town, at }: Change,
  catalogue: CatalogueIndex,
  candidates: ReadonlySet<string>,
): Promise<number> {
  const old = digestRow.all(
    await session.query(sql`select digest from stored_file where town = ${town} and at < ${at}::timestamptz - ${grace}::interval`),
  )
  const orphans = new Set([...candidates, ...old.map(({ digest }) => digest)])
  for (const ledger of catalogue.catalogue.ledgers) {
    if (orphans.size === 0) break
    for (const digest of await readDigests(session, town, { ledger })) orphans.delete(digest)
  }
  if (orphans.size === 0) return 0
  const rows = await session.query(
    sql`delete from stored_file where town = ${town} and digest = any(${[...orphans]}::text[]) returning digest`,
  )
  return rows.length
}

async function readDigests(
  session: Session,
  town: string,
  { ledger, ids }: { readonly ledger: ResolvedLedger; readonly ids?: readonly string[] },
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { column } of ledger.fields.filter(({ field }) => field.kind === 'attachment')) {
    const value = sql.ref(`t.${column}`)
    const only = ids === undefined ? sql`` : sql`and t.id = any(${[...ids]}::uuid[])`
    const statement = sql`select distinct f.found[1] as digest from ${sql.id(ledger.table)} as t cross join regexp_matches(${value}, ${named}, 'g') as f (found)
      where t.town = ${town} ${only}`
    const rows = digestRow.all(await session.query(statement))
    found.push(...rows.map(({ digest }) => digest))
  }
  return found
}
