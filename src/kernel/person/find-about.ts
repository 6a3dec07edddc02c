import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { StoredVersion } from '../ledger/record/read-version.ts'
import { idRow } from '../storage/row.ts'
import type { TownReading } from '../town-session.ts'
import { compileSaid, type LinkedRecords, targetsOf } from './compile-said.ts'
import { type KnownPerson, readMerged } from './known-person.ts'
import { findPeopleLedgers } from './people-ledgers.ts'

/** By what a record names somebody: its own lines `persons`, and for one of the register those that were merged into it as well. */
export async function knownOfRecord(
  place: TownReading,
  ledger: ResolvedLedger,
  versions: readonly StoredVersion[],
): Promise<readonly KnownPerson[]> {
  const ledgers = findPeopleLedgers(place.kernel.catalogue)
  const merged =
    ledgers === undefined || ledger.id !== ledgers.person.id
      ? []
      : await readMerged(
          place,
          ledgers,
          versions.map(({ id }) => id),
        )
  return [...versions, ...merged].flatMap(({ values }) =>
    (ledger.persons ?? []).flatMap(({ number, name, village }) => {
      const of = (field: string | undefined) => (field === undefined ? undefined : (values[field] ?? undefined))
      const known = { number: of(number), name: of(name) ?? '', village: of(village) }
      return known.number === undefined && (known.name === '' || known.village === undefined) ? [] : [known]
    }),
  )
}

/** The records that some version of which is about one of these people, by ledger; every one, whoever reads: it is for what may not go, not for anybody's eyes. */
export async function findAbout({ kernel, session, town }: TownReading, known: readonly KnownPerson[]): Promise<LinkedRecords> {
  const { ledgers } = kernel.catalogue.catalogue
  const telling = ledgers.filter(({ persons = [] }) => persons.length > 0)
  const leading = new Set(
    telling.flatMap((ledger) => (ledger.persons ?? []).flatMap(({ through }) => (through === undefined ? [] : targetsOf(ledger, through)))),
  )
  const linked = new Map<string, readonly string[]>()
  const read = async (ledger: ResolvedLedger) => {
    const said = compileSaid(ledger, { known, full: true, linked, alias: 't' })
    if (said === undefined) return
    const statement = sql`select distinct t.id from ${sql.id(ledger.table)} as t where t.town = ${town} and ${said.about}`
    linked.set(
      ledger.id,
      idRow.all(await session.query(statement)).map(({ id }) => id),
    )
  }
  // A line may lead through one that leads on, as on the page of a person.
  for (let depth = 0; depth < 2; depth += 1) for (const ledger of telling.filter(({ id }) => leading.has(id))) await read(ledger)
  for (const ledger of telling) await read(ledger)
  return linked
}
