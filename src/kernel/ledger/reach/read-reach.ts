import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger, dutyLedger, gridFields, leaveLedger, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import { isBound } from '../../access/bounds.ts'
import { townTime } from '../../audit/instant.ts'
import { idRow } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { Reach } from './types.ts'

/** Whoever reads or writes: an actor, or the writer of a change. */
export interface Somebody {
  readonly town: string
  readonly role?: string | undefined
  readonly cadre?: string | undefined
  readonly everywhere?: true | undefined
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
export async function readReach(session: Session, { catalogue, clock }: ReachOptions, somebody: Somebody): Promise<Reach | undefined> {
  const { cadre, town } = somebody
  if (!isBound(somebody) || !hasLedger(catalogue, cadreLedger.id)) return undefined
  if (cadre === undefined) return { villages: [], grids: [], objects: [] }
  const today = townTime(clock().toISOString()).slice(0, 10)
  const idsOf = async (statement: ReturnType<typeof sql>) => idRow.all(await session.query(statement)).map(({ id }) => id)
  const objects = await idsOf(dutiesOf(catalogue, { town, cadre, today }))
  const own = await idsOf(placesOf(catalogue, { town, cadre }))
  const from = [...objects, ...own]
  const grids = hasLedger(catalogue, gridFields.id)
    ? await idsOf(gridsBelow(catalogue, { town, from, whole: somebody.role !== 'gridWorker' }))
    : []
  const villages = hasLedger(catalogue, villageFields.id) ? await idsOf(villagesOf(catalogue, { town, from, grids })) : []
  return { villages, grids, objects }
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

interface Held {
  readonly town: string
  readonly cadre: string
  readonly today: string
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
function placesOf(catalogue: CatalogueIndex, { town, cadre }: Omit<Held, 'today'>) {
  const { from, column, current, has } = columnsOf(catalogue, cadreLedger.id, 'c')
  const fields = [cadreLedger.grid, cadreLedger.village].filter(has)
  if (fields.length === 0) return sql`select null::uuid as id where false`
  const places = sql.join(fields.map((field) => sql`(${column(field)})`))
  return sql`select p.id from ${from} cross join lateral (values ${places}) as p (id)
    where ${current(town)} and ${column('id')} = ${cadre}::uuid and p.id is not null`
}

/** Those grids with everything below them; for who has a whole village, its grids too. */
function gridsBelow(
  catalogue: CatalogueIndex,
  { town, from: places, whole }: { readonly town: string; readonly from: readonly string[]; readonly whole: boolean },
) {
  const { from, column, current } = columnsOf(catalogue, gridFields.id, 'g')
  const below = columnsOf(catalogue, gridFields.id, 'b')
  const ofVillage = whole ? sql`or ${column(gridFields.village)} = any(${[...places]}::uuid[])` : sql``
  return sql`
    with recursive tree (id) as (
      select ${column('id')} from ${from} where ${current(town)} and (${column('id')} = any(${[...places]}::uuid[]) ${ofVillage})
      union
      select ${below.column('id')} from ${below.from} join tree on ${below.column(gridFields.parent)} = tree.id where ${below.current(town)}
    )
    select id from tree
  `
}

/** Those villages, and those in which the grids lie. */
function villagesOf(
  catalogue: CatalogueIndex,
  { town, from: places, grids }: { readonly town: string; readonly from: readonly string[]; readonly grids: readonly string[] },
) {
  const { from, column, current } = columnsOf(catalogue, villageFields.id, 'v')
  const around = () => {
    const grid = columnsOf(catalogue, gridFields.id, 'g')
    return sql`or ${column('id')} in (
      select ${grid.column(gridFields.village)} from ${grid.from} where ${grid.current(town)} and ${grid.column('id')} = any(${[...grids]}::uuid[])
    )`
  }
  return sql`select ${column('id')} as id from ${from} where ${current(town)} and (${column('id')} = any(${[...places]}::uuid[]) ${grids.length === 0 ? sql`` : around()})`
}
