import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger, dutyLedger, gridFields, leaveLedger, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import { isBound } from '../../access/bounds.ts'
import { townTime } from '../../audit/instant.ts'
import { compileStatement } from '../../storage/compile-statement.ts'
import type { Session } from '../../storage/types.ts'
import { partRow } from '../../storage/wall/part.ts'
import type { Part, PartRow } from '../../storage/wall/part-of-town.ts'
import type { Reach } from './types.ts'

/** Whoever reads or writes: an actor, or the writer of a change. */
export interface Somebody {
  readonly town: string
  readonly role?: string | undefined
  readonly cadre?: string | undefined
  readonly everywhere?: true | undefined
  /** As the chain knows them; only what writes says so. */
  readonly writer?: string | undefined
}

interface ReachOptions {
  readonly catalogue: CatalogueIndex
  readonly clock: () => Date
}

/**
 * The part of the town that is somebody's: their grid with what lies below it or their village, and what they answer for today, by themselves or for
 * somebody on leave. Undefined is the whole town: for the office, and where the town keeps no roster by which places could be told apart. Somebody of a
 * bound role without a record in the roster has no part at all.
 */
export async function readReach(session: Session, options: ReachOptions, somebody: Somebody): Promise<Reach | undefined> {
  const part = partOf(options, somebody)
  if (part === undefined) return undefined
  if (session.part?.key === part.key) return { ...reachOf(await session.part.read()), isHeld: true }
  const found = partRow.first(await session.query(part.asked))
  if (found === undefined) throw new Error('a part of the town has no row')
  return reachOf(found)
}

/** Whose part of the town is read or written in, for the database; undefined is the whole of it. */
export function partOf(options: ReachOptions, { town, role = '', cadre, everywhere, writer = '' }: Somebody): AskedPart | undefined {
  const { catalogue, clock } = options
  if (!isBound({ role, everywhere }) || !hasLedger(catalogue, cadreLedger.id)) return undefined
  const today = townTime(clock().toISOString()).slice(0, 10)
  const lists = cadre === undefined ? nowhere : compileLists(catalogue, { town, cadre, today, whole: role !== 'gridWorker' })
  const asked = sql`${lists}, ${writer}::text as writer, ${role}::text as role`
  return { key: JSON.stringify([role, cadre ?? null, today]), asked, statement: compileStatement(asked) }
}

interface AskedPart extends Part {
  readonly asked: RawBuilder<unknown>
}

const nowhere = sql`select '{}' as villages, '{}' as grids, '{}' as objects`

function reachOf({ villages, grids, objects }: PartRow): Reach {
  const ids = (list: string) =>
    list
      .slice(1, -1)
      .split(',')
      .filter((id) => id !== '')
  return { villages: ids(villages), grids: ids(grids), objects: ids(objects) }
}

interface Held {
  readonly town: string
  readonly cadre: string
  readonly today: string
  /** Whether who has a village has its grids too. */
  readonly whole: boolean
}

/** One statement for all of it, so that it may travel with what it is asked for. */
function compileLists(catalogue: CatalogueIndex, held: Held): RawBuilder<unknown> {
  const none = sql`select null::uuid as id where false`
  const list = (name: string) =>
    sql`coalesce((select array_agg(f.id order by f.id) from ${sql.id(name)} as f), '{}'::uuid[])::text as ${sql.id(name)}`
  return sql`
    with recursive objects (id) as (${dutiesOf(catalogue, held)}),
      held (id) as (select id from objects union ${placesOf(catalogue, held)}),
      grids (id) as (${hasLedger(catalogue, gridFields.id) ? gridsBelow(catalogue, held) : none}),
      villages (id) as (${hasLedger(catalogue, villageFields.id) ? villagesOf(catalogue, held) : none})
    select ${list('villages')}, ${list('grids')}, ${list('objects')}
  `
}

function hasLedger(catalogue: CatalogueIndex, id: string): boolean {
  return catalogue.catalogue.ledgers.some((ledger) => ledger.id === id)
}

function columnsOf(catalogue: CatalogueIndex, ledger: string, alias: string) {
  const { table, fields } = catalogue.getLedger(ledger)
  return {
    from: sql`${sql.table(table)} as ${sql.id(alias)}`,
    has: (field: string) => fields.some(({ id }) => id === field),
    column: (field: string) => sql.ref(`${alias}.${field === 'id' ? 'id' : catalogue.getField(ledger, field).column}`),
    current: (town: string) => sql`${sql.ref(`${alias}.town`)} = ${town} and ${sql.ref(`${alias}.replaced_at`)} is null`,
  }
}

/** What a cadre answers for on the day, and what they stand in for. */
function dutiesOf(catalogue: CatalogueIndex, { town, cadre, today }: Held) {
  if (!hasLedger(catalogue, dutyLedger.id)) return sql`select null::uuid as id where false`
  const { from, column, current } = columnsOf(catalogue, dutyLedger.id, 'd')
  const inForce = (start: ReturnType<typeof column>, end: ReturnType<typeof column>) =>
    sql`(${start} is null or ${start} <= ${today}::date) and (${end} is null or ${end} > ${today}::date)`
  const standsIn = () => {
    if (!hasLedger(catalogue, leaveLedger.id)) return sql`false`
    const leave = columnsOf(catalogue, leaveLedger.id, 'l')
    return sql`${column(dutyLedger.holder)} in (
      select ${leave.column(leaveLedger.cadre)} from ${leave.from} where ${leave.current(town)}
        and ${leave.column(leaveLedger.standIn)} = ${cadre}::uuid and ${inForce(leave.column(leaveLedger.from), leave.column(leaveLedger.to))}
    )`
  }
  return sql`
    select distinct ${column(dutyLedger.object)} as id from ${from}
    where ${current(town)} and ${column(dutyLedger.object)} is not null and ${inForce(column(dutyLedger.from), column(dutyLedger.to))}
      and (${column(dutyLedger.holder)} = ${cadre}::uuid or ${standsIn()})
  `
}

/** The village or grid that the roster names for a cadre; a grid worker's is the grid, where there is one. */
function placesOf(catalogue: CatalogueIndex, { town, cadre }: Held) {
  const { from, column, current, has } = columnsOf(catalogue, cadreLedger.id, 'c')
  const fields = [cadreLedger.grid, cadreLedger.village].filter(has)
  if (fields.length === 0) return sql`select null::uuid as id where false`
  const places = sql.join(fields.map((field) => sql`(${column(field)})`))
  return sql`select p.id from ${from} cross join lateral (values ${places}) as p (id)
    where ${current(town)} and ${column('id')} = ${cadre}::uuid and p.id is not null`
}

/** Those grids with everything below them; for who has a whole village, its grids too. */
function gridsBelow(catalogue: CatalogueIndex, { town, whole }: Held) {
  const { from, column, current } = columnsOf(catalogue, gridFields.id, 'g')
  const below = columnsOf(catalogue, gridFields.id, 'b')
  const ofVillage = whole ? sql`or ${column(gridFields.village)} in (select id from held)` : sql``
  return sql`
    select ${column('id')} from ${from} where ${current(town)} and (${column('id')} in (select id from held) ${ofVillage})
    union
    select ${below.column('id')} from ${below.from} join grids on ${below.column(gridFields.parent)} = grids.id where ${below.current(town)}
  `
}

/** Those villages, and those in which the grids lie. */
function villagesOf(catalogue: CatalogueIndex, { town }: Held) {
  const { from, column, current } = columnsOf(catalogue, villageFields.id, 'v')
  const around = () => {
    const grid = columnsOf(catalogue, gridFields.id, 'g')
    return sql`or ${column('id')} in (
      select ${grid.column(gridFields.village)} from ${grid.from} where ${grid.current(town)} and ${grid.column('id')} in (select id from grids)
    )`
  }
  return sql`select ${column('id')} as id from ${from} where ${current(town)} and (${column('id')} in (select id from held) ${hasLedger(catalogue, gridFields.id) ? around() : sql``})`
}
