import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { columnLabel } from '../../definition/field/column-label.ts'
import { referredLedger } from '../../definition/field/field-type.ts'
import { villageLedger } from '../../definition/field/kinds.ts'
import type { PersonLink, ResolvedLedger } from '../../definition/ledger/types.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import { authorize } from '../access/authorize.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { compileEnded } from '../destroyed/ended-response.ts'
import { importRows } from '../ledger/import/import-rows.ts'
import { readTitles } from '../ledger/query/read-titles.ts'
import { readReach } from '../ledger/reach/read-reach.ts'
import { type FieldPath, openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import type { ImportResult } from '../ledger/types.ts'
import { row } from '../storage/row.ts'
import { readInTown, type TownSession } from '../town-session.ts'
import { columnOf } from './known-person.ts'
import { requirePeopleLedgers } from './people-ledgers.ts'
import { noteList } from './read-person.ts'

/** Somebody whom a ledger names and the register does not have. */
export interface ProposedPerson {
  readonly name: string
  readonly number: string
  /** The village's name; empty where the ledger does not say it. */
  readonly village: string
  /** The labels of the ledgers that name them. */
  readonly from: readonly string[]
}

const foundRow = row('a name', { number: text, name: orNull(text), village: orNull(text) })

const mostProposed = 5_000

/**
 * The people whom other ledgers name by a number of identity that the register does not have: of each the newest name and village. Only by number, for a name
 * alone is nobody; of a response that has ended nobody, and none of what is kept under one: who was under a measure is no register of people. That it was read is
 * one entry. Refuses with `not-permitted` who does not see numbers.
 */
export async function proposePeople(kernel: Kernel, actor: Actor): Promise<readonly ProposedPerson[]> {
  const proposed = await readInTown(kernel, actor, 'reveal', readProposed)
  await noteList(kernel, actor, 'proposed', proposed.length)
  return proposed
}

async function readProposed(place: TownSession): Promise<readonly ProposedPerson[]> {
  const { person, people } = requirePeopleLedgers(place.kernel.catalogue)
  const found = new Map<string, { name: string; village: string | undefined; from: Set<string> }>()
  for (const ledger of place.kernel.catalogue.catalogue.ledgers) {
    // What must be destroyed when its response ends is not copied into what stays.
    if (ledger.id === person.id || ledger.retention !== undefined) continue
    for (const link of ledger.persons ?? []) {
      if (link.number === undefined || link.name === undefined) continue
      for (const { number, name, village } of await readNamed(place, ledger, { ...link, number: link.number, name: link.name })) {
        const known = found.get(number)
        if (known === undefined) found.set(number, { name: name ?? '', village: village ?? undefined, from: new Set([ledger.label]) })
        else {
          known.village ??= village ?? undefined
          known.from.add(ledger.label)
        }
      }
    }
  }
  for (const number of await readNumbers(place, person, people.person.number)) found.delete(number)
  const wanted = new Set([...found.values()].flatMap(({ village }) => village ?? []))
  const titles = await readTitles(place.session, place.kernel.catalogue, { town: place.town, wanted: new Map([[villageLedger, wanted]]) })
  return [...found]
    .map(([number, { name, village, from }]) => ({ name, number, village: titles.get(village ?? '') ?? '', from: [...from] }))
    .sort((left, right) => (left.number < right.number ? -1 : 1))
    .slice(0, mostProposed)
}

type Naming = PersonLink & { readonly number: string; readonly name: string }

async function readNamed({ kernel, session, town, actor, moment }: TownSession, ledger: ResolvedLedger, { number, name, village }: Naming) {
  const { catalogue } = kernel
  const reach = await readReach(session, kernel, actor)
  const source = openLedgerSource(openStatement({ catalogue, town, reach, reader: actor.id }), ledger.id)
  const column = (id: string) => sql.ref(`${source.alias}.${columnOf(ledger, id)}`)
  const place = village === undefined ? villagePath(catalogue, ledger) : { through: [], field: village }
  const lives = place === undefined ? sql`null` : source.field(place).sql
  const ended = compileEnded(catalogue, ledger, { town, alias: source.alias, today: moment.today })
  const own = ended === undefined ? sql`true` : sql`not ${ended}`
  return foundRow.all(
    await session.query(sql`
      select distinct on (${column(number)}) ${column(number)} as number, ${column(name)} as name,
        (${lives})::text as village
      from ${source.from()} where ${source.where()} and ${own} and ${column(number)} is not null
      order by ${column(number)}, ${source.system('id')} desc limit ${mostProposed}::integer
    `),
  )
}

/** Somebody of a household lives where it does: the village of the first record that the ledger refers to and that has one. */
function villagePath(catalogue: CatalogueIndex, { fields }: ResolvedLedger): FieldPath | undefined {
  for (const { id, field } of fields) {
    const to = field.kind === 'ref' ? referredLedger(field) : undefined
    const target = catalogue.catalogue.ledgers.find((one) => one.id === to)
    const village = target?.fields.find((one) => one.field.kind === 'village')
    if (to !== undefined && village !== undefined) return { through: [{ field: id, to }], field: village.id }
  }
  return undefined
}

const numberRow = row('a number', { number: text })

/** Merged records count: their number is known. */
async function readNumbers({ session, town }: TownSession, person: ResolvedLedger, number: string): Promise<readonly string[]> {
  const column = sql.ref(`t.${columnOf(person, number)}`)
  const rows = await session.query(sql`
    select ${column} as number from ${sql.table(person.table)} as t where t.town = ${town} and t.replaced_at is null and ${column} is not null
  `)
  return numberRow.all(rows).map((one) => one.number)
}

export interface Filling {
  /** The numbers of those who are taken. */
  readonly numbers: readonly string[]
  /** Says what would come of it; writes nothing. */
  readonly preview: boolean
}

/**
 * Puts proposed people into the register through the ordinary import: each cell is held to its field, all of them are one entry, and `undoImport` takes them
 * back. Who is there by now is left as they are. Refuses as an import does.
 */
export async function fillPeople(kernel: Kernel, actor: Actor, { numbers, preview }: Filling): Promise<ImportResult> {
  authorize(actor, 'import')
  const { person, people } = requirePeopleLedgers(kernel.catalogue)
  const wanted = new Set(numbers)
  const chosen = (await readInTown(kernel, actor, 'reveal', readProposed)).filter(({ number }) => wanted.has(number))
  const labelOf = (id: string) => columnLabel(kernel.catalogue.getField(person.id, id).field)
  const [nameColumn, numberColumn, villageColumn] = [people.person.name, people.person.number, people.person.village].map(labelOf)
  const cellsOf = ({ name, number, village }: ProposedPerson) =>
    Object.fromEntries([
      [nameColumn, name],
      [numberColumn, number],
      [villageColumn, village],
    ])
  return importRows(kernel, actor, {
    ledger: person.id,
    columns: [nameColumn, numberColumn, villageColumn].flatMap((label) => label ?? []),
    rows: chosen.map((one, index) => ({ row: index + 2, cells: cellsOf(one) })),
    source: { file: '从各台账补入' },
    preview,
  })
}
