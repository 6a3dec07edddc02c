import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { cadreLedger, dutyLedger, gridFields, villageFields } from '../../../definition/duty/duty-ledgers.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Reach } from './types.ts'

/** A record lies where its household lies, a payment's line where its household does: further than this nobody looks. */
const deepest = 3

/** Records of a ledger in a statement, and the part of the town that is asked for. */
export interface Reaching {
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly reach: Reach
  readonly alias: string
}

type ReachList = 'villages' | 'grids' | 'objects'

/** The same for whoever has no list of ids but something that stands for one: the policies of the database. */
export interface Locating {
  readonly catalogue: CatalogueIndex
  readonly alias: string
  /** That an id is one of the part's villages, grids, or of what somebody answers for there. */
  readonly isOf: (list: ReachList, value: RawBuilder<unknown>) => RawBuilder<boolean>
  /** `select 1 from … where …`: a ledger's records in force, under an alias. */
  readonly current: (ledger: ResolvedLedger, alias: string) => RawBuilder<unknown>
  /** Leaves it to the gateway that a record is about another of its own ledger, or by some steps about something personal. */
  readonly isWide?: boolean
}

function locatingOf({ catalogue, town, reach, alias }: Reaching): Locating {
  return {
    catalogue,
    alias,
    isOf: (list, value) => sql<boolean>`${value} = any(${[...reach[list]]}::uuid[])`,
    current: (ledger, name) =>
      reach.isHeld === true
        ? compileStanding(ledger, name)
        : sql`select 1 from ${sql.table(ledger.table)} as ${sql.id(name)} where ${sql.ref(`${name}.town`)} = ${town} and ${sql.ref(`${name}.replaced_at`)} is null`,
  }
}

/** A ledger's records in force, by what says where they lie. */
export function compileStanding(ledger: ResolvedLedger, alias: string): RawBuilder<unknown> {
  return sql`select 1 from ${sql.id(standingView(ledger))} as ${sql.id(alias)} where true`
}

/** PostgreSQL cuts names at 63 bytes; a table's own begins with `ledger_`. */
export function standingView({ table }: ResolvedLedger): string {
  return `part_${table.replace(/^ledger_/, '')}`.slice(0, 63)
}

/**
 * That a record lies in somebody's part of the town: it is something they answer for, its own grid and village are theirs, or, where it has none, those
 * of something it refers to. Undefined for a ledger whose records lie nowhere. Who stands in the roster does not say where a record lies.
 */
export function compileWithin(ledger: ResolvedLedger, reaching: Reaching): RawBuilder<boolean> | undefined {
  return locateWithin(ledger, locatingOf(reaching))
}

/** `compileWithin` for a policy. */
export function locateWithin(ledger: ResolvedLedger, locating: Locating, depth = 0): RawBuilder<boolean> | undefined {
  const { catalogue, isOf, alias } = locating
  if (ledger.scope === 'office') return undefined
  const own = compileOwnPlace(ledger, locating)
  const ways = own === undefined ? compileReferred(ledger, locating, depth) : [own]
  if (isDutyObject(catalogue, ledger.id)) ways.push(isOf('objects', sql.ref(`${alias}.id`)))
  return ways.length === 0 ? undefined : sql<boolean>`coalesce((${sql.join(ways, sql` or `)}), false)`
}

/** Everything of it that says where must be theirs: a grid of theirs in a village of others is a mistake, and a way to widen one's part. */
function compileOwnPlace(ledger: ResolvedLedger, { isOf, alias }: Locating): RawBuilder<boolean> | undefined {
  const column = ({ column: name }: ResolvedField) => sql.ref(`${alias}.${name}`)
  const isGrid = (value: RawBuilder<unknown>) => isOf('grids', value)
  const isVillage = (value: RawBuilder<unknown>) => isOf('villages', value)
  if (ledger.id === villageFields.id) return isVillage(sql.ref(`${alias}.id`))
  if (ledger.id === gridFields.id) return isGrid(sql.ref(`${alias}.id`))
  const grid = ledger.fields.find(({ field }) => field.kind === 'grid')
  const village = ledger.fields.find(({ field }) => field.kind === 'village')
  if (grid === undefined) return village === undefined ? undefined : isVillage(column(village))
  if (village === undefined) return isGrid(column(grid))
  const inGrid = sql`${column(grid)} is not null and ${isGrid(column(grid))} and (${column(village)} is null or ${isVillage(column(village))})`
  return sql<boolean>`((${inGrid}) or (${column(grid)} is null and ${isVillage(column(village))}))`
}

function compileReferred(ledger: ResolvedLedger, locating: Locating, depth: number): RawBuilder<boolean>[] {
  const { catalogue, current, alias } = locating
  if (depth >= deepest) return []
  return ledger.fields.flatMap(({ field, column }, place) =>
    targetsOf(catalogue, field).flatMap((target, index) => {
      const other = `${alias}_${place}_${index}`
      const within = target.id === cadreLedger.id ? undefined : locateWithin(target, { ...locating, alias: other }, depth + 1)
      if (within === undefined) return []
      return [
        sql<boolean>`exists (${current(target, other)} and ${sql.ref(`${other}.id`)} = ${sql.ref(`${alias}.${column}`)} and ${within})`,
      ]
    }),
  )
}

/**
 * That somebody may read a record: one that is personal, or is about such a one, only in their part of the town. Undefined where the ledger is open to
 * everybody.
 */
export function compileReadable(ledger: ResolvedLedger, reaching: Reaching): RawBuilder<boolean> | undefined {
  return locateReadable(ledger, locatingOf(reaching))
}

/** `compileReadable` for a policy. */
export function locateReadable(ledger: ResolvedLedger, locating: Locating, depth = 0): RawBuilder<boolean> | undefined {
  const { catalogue, current, alias } = locating
  if (ledger.scope === 'office') return sql<boolean>`false`
  if (isPersonal(ledger)) return locateWithin(ledger, locating)
  if (depth >= deepest || ledger.scope !== undefined || hasPlace(ledger)) return undefined
  const hidden = ledger.fields.flatMap(({ field, column }, place) =>
    targetsOf(catalogue, field).flatMap((target, index) => {
      if (locating.isWide === true && target.id === ledger.id) return []
      const other = `${alias}_${place}_${index}`
      const readable = locateReadable(target, { ...locating, alias: other }, depth + 1)
      if (readable === undefined) return []
      return [
        sql<boolean>`not exists (${current(target, other)} and ${sql.ref(`${other}.id`)} = ${sql.ref(`${alias}.${column}`)} and not ${readable})`,
      ]
    }),
  )
  return hidden.length === 0 ? undefined : sql<boolean>`(${sql.join(hidden, sql` and `)})`
}

/** Whether a ledger says something of persons that not everybody may read, wherever they live. */
export function isPersonal({ fields, scope }: ResolvedLedger): boolean {
  return scope === undefined && fields.some(({ field }) => (field.secrecy ?? 'open') !== 'open')
}

function hasPlace({ id, fields }: ResolvedLedger): boolean {
  return id === villageFields.id || id === gridFields.id || fields.some(({ field }) => field.kind === 'grid' || field.kind === 'village')
}

function targetsOf(catalogue: CatalogueIndex, field: ResolvedField['field']): readonly ResolvedLedger[] {
  const ids = field.kind === 'anyRef' ? [...new Set(Object.values(field.to))] : field.kind === 'ref' ? [field.to] : []
  return ids.flatMap((id) => catalogue.catalogue.ledgers.find((ledger) => ledger.id === id) ?? [])
}

function isDutyObject({ catalogue }: CatalogueIndex, ledger: string): boolean {
  const field = catalogue.ledgers.find(({ id }) => id === dutyLedger.id)?.fields.find(({ id }) => id === dutyLedger.object)?.field
  return field?.kind === 'anyRef' && Object.values(field.to).includes(ledger)
}
