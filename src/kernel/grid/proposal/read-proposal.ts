import { sql } from 'kysely'
import { cadreLedger, dutyLedger, gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { listOf, orNull, text } from '../../../definition/shape/shape.ts'
import { openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { readLoad } from '../query/load-view.ts'
import type { GridDay } from '../source/duty-scope.ts'
import { findTarget } from '../source/find-target.ts'
import { inForce, openColumns, requireGridLedger } from '../source/ledger-columns.ts'
import { placeOf } from '../source/place-of.ts'
import type { Candidate, ProposalObject } from './propose.ts'

const objectRow = row('objects of a duty', { id: uuid, village: orNull(uuid), grid: orNull(uuid) })
const ownRow = row('cadres', { id: uuid, places: listOf(text) })
const heldRow = row('duties', { holder: uuid, places: listOf(text) })

/** Where objects of one kind lie. */
export async function readObjects(
  session: Session,
  { catalogue, town }: Omit<GridDay, 'on'>,
  { kind, ids }: { readonly kind: string; readonly ids: readonly string[] },
): Promise<readonly ProposalObject[]> {
  const source = openLedgerSource(openStatement({ catalogue, town }), targetOf(requireGridLedger(catalogue, dutyLedger.id), kind))
  const { village, grid } = placeOf(source.ledger)
  const column = (field: string | undefined) => (field === undefined ? sql`null::uuid` : source.field({ through: [], field }).sql)
  const statement = sql`
    select ${source.system('id')} as id, ${column(village)} as village, ${column(grid)} as grid from ${source.from()}
    where ${source.where()} and ${source.system('id')} = any(${[...ids]}::uuid[])
  `
  const rows = objectRow.all(await session.query(statement))
  return rows.map((row) => ({ id: row.id, kind, village: row.village ?? undefined, grid: row.grid ?? undefined }))
}

function targetOf(duty: ResolvedLedger, kind: string): string {
  const target = findTarget(duty, kind)
  if (target === undefined) throw new Error(`no ledger holds objects of kind ${kind}`)
  return target
}

export interface Candidates {
  readonly candidates: readonly Candidate[]
  /** Most objects of a kind that one person should have, by kind. */
  readonly most: ReadonlyMap<string, number | undefined>
}

/** Cadres who are in office and there on the day, in the order of their names, with where they work and what they have. */
export async function readCandidates(session: Session, day: GridDay, only?: readonly string[]): Promise<Candidates> {
  const { duties, cadres } = await readLoad(session, day)
  const kinds = new Map(day.catalogue.catalogue.duties.map(({ id, objectKind }) => [id, objectKind]))
  const own = await readOwnPlaces(session, day)
  const held = await readHeldPlaces(session, day)
  const candidates = cadres
    .filter(({ cadre, onLeaveUntil }) => onLeaveUntil === undefined && (only === undefined || only.includes(cadre.id)))
    .map(
      ({ cadre, answers }): Candidate => ({
        id: cadre.id,
        name: cadre.title,
        posts: new Set(own.get(cadre.id)),
        holds: new Set(held.get(cadre.id)),
        byKind: new Map(Object.entries(answers).map(([duty, count]) => [kinds.get(duty) ?? duty, count])),
      }),
    )
  return { candidates, most: new Map(duties.map(({ duty, most }) => [kinds.get(duty) ?? duty, most])) }
}

/** The village and grid of each cadre's own record, and the village of that grid. */
async function readOwnPlaces(session: Session, day: GridDay): Promise<ReadonlyMap<string, readonly string[]>> {
  const source = openLedgerSource(openStatement(day), cadreLedger.id)
  const has = (field: string) => source.ledger.fields.some(({ id }) => id === field)
  const column = (field: string) => (has(field) ? source.field({ through: [], field }).sql : sql`null::uuid`)
  const through = has(cadreLedger.grid)
    ? source.field({ through: [{ field: cadreLedger.grid, to: gridFields.id }], field: gridFields.village }).sql
    : sql`null::uuid`
  const places = sql`array_remove(array[${column(cadreLedger.village)}, ${column(cadreLedger.grid)}, ${through}]::text[], null)`
  const rows = ownRow.all(
    await session.query(sql`select ${source.system('id')} as id, ${places} as places from ${source.from()} where ${source.where()}`),
  )
  return new Map(rows.map(({ id, places: found }) => [id, found]))
}

/** The villages and grids that each cadre has a duty over. */
async function readHeldPlaces(session: Session, { catalogue, town, on }: GridDay): Promise<ReadonlyMap<string, readonly string[]>> {
  const duty = requireGridLedger(catalogue, dutyLedger.id)
  const object = duty.fields.find(({ id }) => id === dutyLedger.object)?.field
  const targets = object?.kind === 'anyRef' ? Object.entries(object.to) : []
  const kinds = targets.flatMap(([kind, ledger]) => (ledger === villageFields.id || ledger === gridFields.id ? [kind] : []))
  const { from, column, current } = openColumns(catalogue, dutyLedger.id, 'd')
  const statement = sql`
    select ${column(dutyLedger.holder)} as holder, array_agg(${column(dutyLedger.object)}::text) as places from ${from}
    where ${current(town)} and ${column(dutyLedger.kind)} = any(${kinds}::text[]) and ${inForce(column(dutyLedger.from), column(dutyLedger.to), on)}
    group by ${column(dutyLedger.holder)}
  `
  const rows = heldRow.all(await session.query(statement))
  return new Map(rows.map(({ holder, places }) => [holder, places]))
}
