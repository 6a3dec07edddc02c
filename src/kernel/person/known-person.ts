import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { isRecordId, readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import type { TownReading } from '../town-session.ts'
import type { PeopleLedgers } from './people-ledgers.ts'

/** By what the records of other ledgers know somebody. */
export interface KnownPerson {
  readonly number: string | undefined
  readonly name: string
  readonly village: string | undefined
}

/** Everything by which somebody is known: the record, and those that were merged into it. */
export function knownBy({ people: { person } }: PeopleLedgers, versions: readonly StoredVersion[]): readonly KnownPerson[] {
  return versions.map(({ values }) => ({
    number: values[person.number] ?? undefined,
    name: values[person.name] ?? '',
    village: values[person.village] ?? undefined,
  }))
}

/** Merging goes on from record to record; further than this nobody has merged. */
const deepest = 8

/** The records that were merged into these, and into those in turn. */
export async function readMerged(
  { session, town }: Pick<TownReading, 'session' | 'town'>,
  { people, person }: PeopleLedgers,
  ids: readonly string[],
): Promise<readonly StoredVersion[]> {
  const column = sql.ref(`t.${columnOf(person, people.person.mergedInto)}`)
  const found: StoredVersion[] = []
  let into = ids.filter(isRecordId)
  for (let depth = 0; depth < deepest && into.length > 0; depth += 1) {
    const next = await readVersions(
      session,
      person,
      sql`t.town = ${town} and t.replaced_at is null and ${column} = any(${into}::uuid[]) order by t.id`,
    )
    const fresh = next.filter(({ id }) => !ids.includes(id) && !found.some((one) => one.id === id))
    found.push(...fresh)
    into = fresh.map(({ id }) => id)
  }
  return found
}

/** The column of a field. Throws where the ledger does not have it: what the compiler of packs let through is there. */
export function columnOf(ledger: ResolvedLedger, name: string): string {
  const found = ledger.fields.find(({ id }) => id === name)
  if (found === undefined) throw new Error(`ledger ${ledger.id} has no field ${name}`)
  return found.column
}
