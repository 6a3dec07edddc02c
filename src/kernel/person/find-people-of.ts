import { type RawBuilder, sql } from 'kysely'
import { chosenLedger } from '../../definition/field/field-type.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { count } from '../../definition/shape/shape.ts'
import { seesFullValues } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { compileEnded } from '../destroyed/ended-response.ts'
import { requireLedger } from '../ledger/command/require-ledger.ts'
import { presentVersions, readableHere } from '../ledger/query/read-record.ts'
import { keptAs } from '../ledger/record/kept-as.ts'
import { findCurrentVersion, readVersions, type StoredVersion } from '../ledger/record/read-version.ts'
import { row } from '../storage/row.ts'
import { readInTown, type TownSession } from '../town-session.ts'
import { columnOf } from './known-person.ts'
import { findPeopleLedgers, type PeopleLedgers } from './people-ledgers.ts'

/** Somebody of the register whom a record is about. */
export interface PersonOfRecord {
  /** The register's id. */
  readonly ledger: string
  readonly id: string
  readonly title: string
}

const mostOf = 10
const deepest = 2

/** The people of the register whom a record is about, as its ledger's lines `persons` say; nobody where the town keeps no register, or the response has ended. */
export function findPeopleOf(
  kernel: Kernel,
  actor: Actor,
  { ledger: named, id }: { readonly ledger: string; readonly id: string },
): Promise<readonly PersonOfRecord[]> {
  return readInTown(kernel, actor, 'read', async (place) => {
    const ledgers = findPeopleLedgers(place.kernel.catalogue)
    const ledger = requireLedger(place.kernel.catalogue, named)
    if (ledgers === undefined || (ledger.persons ?? []).length === 0) return []
    const ways = await waysOf(place, ledgers, { ledger, id, depth: 0 })
    if (ways.length === 0) return []
    const { person, people } = ledgers
    const readable = await readableHere(place, person)
    const { session, town } = place
    const found = await readVersions(
      session,
      person,
      sql`t.town = ${town} and t.replaced_at is null and (${sql.join(ways, sql` or `)}) and ${readable} order by t.id limit ${mostOf}::integer`,
    )
    const going = [...new Set(found.map(({ id: own, values }) => values[people.person.mergedInto] ?? own))]
    const versions = await readVersions(
      session,
      person,
      sql`t.town = ${town} and t.replaced_at is null and t.id = any(${going}::uuid[]) and ${readable} order by t.id`,
    )
    return (await presentVersions(place, { ledger: person, versions })).map(({ id: own, title }) => ({ ledger: person.id, id: own, title }))
  })
}

interface About {
  readonly ledger: ResolvedLedger
  readonly id: string
  readonly depth: number
}

/** Conditions over the register's versions `t` that somebody is whom the record is about. */
async function waysOf(place: TownSession, ledgers: PeopleLedgers, { ledger, id, depth }: About): Promise<readonly RawBuilder<boolean>[]> {
  const version = await findCurrentVersion(place.session, ledger, { town: place.town, id })
  if (version === undefined || !(await isTold(place, ledger, version))) return []
  const full = seesFullValues(place.actor)
  const { person, people } = ledgers
  const column = (name: string) => sql.ref(`t.${columnOf(person, name)}`)
  const readOf = (name: string | undefined) => {
    const field = ledger.fields.find((one) => one.id === name)?.field
    return name === undefined || field === undefined || !readsField(field, { full }) ? null : (version.values[name] ?? null)
  }
  const ways: RawBuilder<boolean>[] = []
  for (const link of ledger.persons ?? []) {
    const [number, name, village] = [readOf(link.number), readOf(link.name), readOf(link.village)]
    if (number !== null)
      ways.push(
        sql<boolean>`${column(people.person.number)} = ${keptAs(person.fields.find(({ id: own }) => own === people.person.number)?.field, number)}`,
      )
    if (name !== null && village !== null) {
      const named = sql<boolean>`(${column(people.person.name)} = ${name} and ${column(people.person.village)} = ${village}::uuid)`
      ways.push(number === null ? named : sql<boolean>`(${named} and ${column(people.person.number)} is null)`)
    }
    const field = ledger.fields.find((one) => one.id === link.through)?.field
    const [target, referred] = [field === undefined ? undefined : chosenLedger(field, version.values), version.values[link.through ?? '']]
    const next = place.kernel.catalogue.catalogue.ledgers.find((one) => one.id === target)
    if (next !== undefined && referred !== null && referred !== undefined && depth < deepest)
      ways.push(...(await waysOf(place, ledgers, { ledger: next, id: referred, depth: depth + 1 })))
  }
  return ways
}

const oneRow = row('a record', { count })

/** Whether the reader may read the record, and it is of no response that has ended. */
async function isTold(place: TownSession, ledger: ResolvedLedger, { id }: StoredVersion): Promise<boolean> {
  const { kernel, session, town, moment } = place
  const ended = compileEnded(kernel.catalogue, ledger, { town, alias: 't', today: moment.today })
  const found = await session.query(sql`
    select count(*)::integer as count from ${sql.table(ledger.table)} as t
    where t.town = ${town} and t.replaced_at is null and t.id = ${id}::uuid and ${await readableHere(place, ledger)}
      ${ended === undefined ? sql`` : sql`and not ${ended}`}
  `)
  return (oneRow.first(found)?.count ?? 0) > 0
}
