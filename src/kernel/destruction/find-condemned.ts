import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { columnOf, followingLedgers, ownerOf, type ResponseRef, retainedLedgers } from '../destroyed/belonging.ts'
import { idRow } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'

/** The records of one ledger that go, withdrawn ones too. */
export interface Condemned {
  readonly ledger: ResolvedLedger
  readonly ids: readonly string[]
}

const chunk = 20_000

/**
 * Every record that belongs to a response, and everything that was written about those records: what follows them, and what follows that. The last
 * version of a record decides. Ledgers without any are left out.
 */
export async function findCondemned(session: Session, catalogue: CatalogueIndex, response: ResponseRef): Promise<readonly Condemned[]> {
  const found = new Map<string, { readonly ledger: ResolvedLedger; readonly ids: Set<string> }>()
  let fresh: Condemned[] = []
  for (const ledger of retainedLedgers(catalogue, response.responses)) {
    const statement = sql`
      select l.id from (
        select distinct on (t.id) t.id, ${ownerOf(catalogue, ledger, response)} as owner from ${sql.id(ledger.table)} as t
        where t.town = ${response.town} order by t.id, t.version desc
      ) as l where l.owner = ${response.response}::uuid
    `
    const rows = idRow.all(await session.query(statement))
    if (rows.length > 0) fresh.push({ ledger, ids: rows.map(({ id }) => id) })
  }
  while (fresh.length > 0) {
    for (const { ledger, ids } of fresh) {
      const known = found.get(ledger.id) ?? { ledger, ids: new Set<string>() }
      for (const id of ids) known.ids.add(id)
      found.set(ledger.id, known)
    }
    fresh = await findFollowers(session, catalogue, { town: response.town, fresh, known: found })
  }
  return [...found.values()].map(({ ledger, ids }) => ({ ledger, ids: [...ids].sort() }))
}

interface Round {
  readonly town: string
  readonly fresh: readonly Condemned[]
  readonly known: ReadonlyMap<string, { readonly ids: ReadonlySet<string> }>
}

async function findFollowers(session: Session, catalogue: CatalogueIndex, { town, fresh, known }: Round): Promise<Condemned[]> {
  const followers: Condemned[] = []
  for (const ledger of followingLedgers(catalogue)) {
    const ids = new Set<string>()
    for (const { ids: subjects } of fresh.filter(({ ledger: subject }) => pointsTo(ledger, subject.id))) {
      for (let start = 0; start < subjects.length; start += chunk) {
        const some = subjects.slice(start, start + chunk)
        const statement = sql`
          select distinct t.id from ${sql.id(ledger.table)} as t
          where t.town = ${town} and ${columnOf(ledger, followed(ledger))} = any(${some}::uuid[])
        `
        const rows = idRow.all(await session.query(statement))
        for (const { id } of rows) if (known.get(ledger.id)?.ids.has(id) !== true) ids.add(id)
      }
    }
    if (ids.size > 0) followers.push({ ledger, ids: [...ids] })
  }
  return followers
}

/** The field by which the records of a ledger follow others. Throws of a ledger that follows nothing. */
export function followed({ id, retention }: ResolvedLedger): string {
  if (retention?.type !== 'follows') throw new Error(`ledger ${id} follows nothing`)
  return retention.field
}

/** Ids of records are never equal across ledgers; this only spares the look-ups that find nothing. */
export function pointsTo(ledger: ResolvedLedger, subject: string): boolean {
  const field = ledger.fields.find(({ id }) => id === followed(ledger))?.field
  return field?.kind === 'anyRef' ? Object.values(field.to).includes(subject) : field?.kind === 'ref' ? field.to === subject : true
}
