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

/**
 * That a record lies in somebody's part of the town: it is something they answer for, its own grid and village are theirs, or, where it has none, those
 * of something it refers to. Undefined for a ledger whose records lie nowhere. Who stands in the roster does not say where a record lies.
 */
export function compileWithin(ledger: ResolvedLedger, reaching: Reaching, depth = 0): RawBuilder<boolean> | undefined {
  const { catalogue, reach, alias } = reaching
  if (ledger.scope === 'office') return undefined
  const own = compileOwnPlace(ledger, reaching)
  const ways = own === undefined ? compileReferred(ledger, reaching, depth) : [own]
  if (isDutyObject(catalogue, ledger.id)) ways.push(sql<boolean>`${sql.ref(`${alias}.id`)} = any(${[...reach.objects]}::uuid[])`)
  return ways.length === 0 ? undefined : sql<boolean>`coalesce((${sql.join(ways, sql` or `)}), false)`
}

/** Everything of it that says where must be theirs: a grid of theirs in a village of others is a mistake, and a way to widen one's part. */
function compileOwnPlace(ledger: ResolvedLedger, { reach, alias }: Reaching): RawBuilder<boolean> | undefined {
  const column = ({ column: name }: ResolvedField) => sql.ref(`${alias}.${name}`)
  const isGrid = (value: RawBuilder<unknown>) => sql<boolean>`${value} = any(${[...reach.grids]}::uuid[])`
  const isVillage = (value: RawBuilder<unknown>) => sql<boolean>`${value} = any(${[...reach.villages]}::uuid[])`
  if (ledger.id === villageFields.id) return isVillage(sql.ref(`${alias}.id`))
  if (ledger.id === gridFields.id) return isGrid(sql.ref(`${alias}.id`))
  const grid = ledger.fields.find(({ field }) => field.kind === 'grid')
  const village = ledger.fields.find(({ field }) => field.kind === 'village')
  if (grid === undefined) return village === undefined ? undefined : isVillage(column(village))
  if (village === undefined) return isGrid(column(grid))
  const inGrid = sql`${column(grid)} is not null and ${isGrid(column(grid))} and (${column(village)} is null or ${isVillage(column(village))})`
  return sql<boolean>`((${inGrid}) or (${column(grid)} is null and ${isVillage(column(village))}))`
}

function compileReferred(ledger: ResolvedLedger, reaching: Reaching, depth: number): RawBuilder<boolean>[] {
  const { catalogue, town, alias } = reaching
  if (depth >= deepest) return []
  return ledger.fields.flatMap(({ field, column }, place) =>
    targetsOf(catalogue, field).flatMap((target, index) => {
      const other = `${alias}_${place}_${index}`
      const within = target.id === cadreLedger.id ? undefined : compileWithin(target, { ...reaching, alias: other }, depth + 1)
      if (within === undefined) return []
      return [
        sql<boolean>`exists (${current(target, { town, alias: other })} and ${sql.ref(`${other}.id`)} = ${sql.ref(`${alias}.${column}`)} and ${within})`,
      ]
    }),
  )
}

/**
 * That somebody may read a record: one that is personal, or is about such a one, only in their part of the town. Undefined where the ledger is open to
 * everybody.
 */
export function compileReadable(ledger: ResolvedLedger, reaching: Reaching, depth = 0): RawBuilder<boolean> | undefined {
  const { catalogue, town, alias } = reaching
  if (ledger.scope === 'office') return sql<boolean>`false`
  if (isPersonal(ledger)) return compileWithin(ledger, reaching)
  if (depth >= deepest || ledger.scope !== undefined || hasPlace(ledger)) return undefined
  const hidden = ledger.fields.flatMap(({ field, column }, place) =>
    targetsOf(catalogue, field).flatMap((target, index) => {
      const other = `${alias}_${place}_${index}`
      const readable = compileReadable(target, { ...reaching, alias: other }, depth + 1)
      if (readable === undefined) return []
      return [
        sql<boolean>`not exists (${current(target, { town, alias: other })} and ${sql.ref(`${other}.id`)} = ${sql.ref(`${alias}.${column}`)} and not ${readable})`,
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

function current({ table }: ResolvedLedger, { town, alias }: Pick<Reaching, 'town' | 'alias'>) {
  return sql`select 1 from ${sql.table(table)} as ${sql.id(alias)} where ${sql.ref(`${alias}.town`)} = ${town} and ${sql.ref(`${alias}.replaced_at`)} is null`
}
