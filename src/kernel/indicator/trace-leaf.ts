import { type RawBuilder, sql } from 'kysely'
import { isIdentifier } from '../../definition/field/field-type.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { Field } from '../../definition/field/types.ts'
import { count, orNull, text } from '../../definition/shape/shape.ts'
import { townTime } from '../audit/instant.ts'
import { compileEnded } from '../destroyed/ended-response.ts'
import { compileReadTitle, type LedgerSource, openLedgerSource } from '../ledger/sql/index.ts'
import { row } from '../storage/row.ts'
import { isChosenByHidden, isHidden } from './hidden/concealment.ts'
import { fieldAt } from './measured-unit.ts'
import type { ReadingScope } from './reading-scope.ts'
import {
  compileFilter,
  compileMeasured,
  compileMeasuredText,
  compilePlace,
  compileWindow,
  type PlannedLeaf,
  placeField,
} from './scan/leaf-terms.ts'
import type { Contribution } from './types.ts'

export interface ContributionPage {
  readonly contributions: readonly Contribution[]
  /** Where the next page begins. */
  readonly next: string | undefined
}

export interface PageOptions {
  readonly limit: number | undefined
  readonly after: string | undefined
}

const traceRow = row('a trace', { id: text, version: count, title: orNull(text), value: orNull(text), placed: orNull(text), key: text })

/** Lists the records behind a leaf, by date, then by id: exactly those its scan aggregates, each with what it brought. */
export async function traceLeaf(planned: PlannedLeaf, scope: ReadingScope, { limit, after }: PageOptions): Promise<ContributionPage> {
  const source = openLedgerSource({ ...scope.open(), masks: !scope.full, reach: scope.reach }, planned.leaf.measure.ledger)
  const measured = compileMeasured(planned, source)
  const place = compilePlace(planned, source)
  const field = placeField(planned)
  const isSeen = field !== undefined && readsField(scope.catalogue.getField(source.ledger.id, field).field, scope)
  const placed = place === undefined || !isSeen ? sql`null::text` : sql`${place.sql}::text`
  const id = sql`${source.system('id')}::text`
  const order = sql`(coalesce(${placed}, '') || chr(9) || ${id}) collate "C"`
  const columns = [
    sql`${id} as id`,
    sql`${source.system('version')} as version`,
    sql`${compileReadTitle(source)} as title`,
    sql`${compileValue(planned, scope, source)} as value`,
    sql`${placed} as placed`,
    sql`${order} as key`,
  ]
  const filters = [
    compileFilter(planned, source),
    compileWindow(planned, source),
    measured === undefined ? undefined : sql`${measured.sql} is not null`,
  ]
  const conditions = [source.where(), ...filters.filter((filter) => filter !== undefined), ...shownOf(planned, scope, source)]
  const found = sql`select ${sql.join(columns)} from ${source.from()} where ${sql.join(conditions, sql` and `)}`
  const listed = isNumbered(planned, scope) ? numbered(found) : found
  const from = after === undefined ? sql`` : sql` where key > ${after}`
  const most = limit === undefined ? sql`` : sql` limit ${limit + 1}::integer`
  const statement = sql`select id, version, title, value, placed, key from (${listed}) as listed${from} order by key${most}`
  const rows = traceRow.all(await scope.session.query(statement))
  const page = limit === undefined ? rows : rows.slice(0, limit)
  return {
    contributions: page.map((row) => ({
      ledger: source.ledger.id,
      record: row.id,
      version: row.version,
      title: row.title ?? '',
      value: row.value,
      placed: row.placed,
    })),
    next: rows.length > page.length ? page.at(-1)?.key : undefined,
  }
}

/** Whom a trace lists: of an ended response nobody, and nobody that was chosen by what the reader does not see. */
function shownOf({ leaf }: PlannedLeaf, scope: ReadingScope, source: LedgerSource): readonly RawBuilder<boolean>[] {
  if (isChosenByHidden(leaf.measure, scope)) return [sql<boolean>`false`]
  const today = townTime(scope.kernel.clock().toISOString()).slice(0, 10)
  const ended = compileEnded(scope.catalogue, source.ledger, { town: scope.town, alias: source.alias, today })
  return ended === undefined ? [] : [sql<boolean>`not ${ended}`]
}

/** What a record brings: 1 to a count, its key to a distinct count, its amount or words otherwise. */
function compileValue(planned: PlannedLeaf, scope: ReadingScope, source: LedgerSource): RawBuilder<unknown> {
  const { measure } = planned.leaf
  const measured = compileMeasured(planned, source)
  if (measured === undefined) return sql`'1'`
  if (measure.type !== 'countDistinct' && isHidden(measure, scope)) return sql`null::text`
  if (measure.type !== 'countDistinct') return measure.type === 'pick' ? compileMeasuredText(planned, source) : sql`(${measured.sql})::text`
  return isNumbered(planned, scope)
    ? sql`min(${source.system('id')}::text) over (partition by ${measured.sql})`
    : sql`(${measured.sql})::text`
}

/** Whether equal keys keep an equal number only: nobody reads an ID number off the proof of a count. */
function isNumbered({ leaf: { measure } }: PlannedLeaf, scope: ReadingScope): boolean {
  if (measure.type !== 'countDistinct') return false
  const field = measure.of?.type === 'field' && measure.of.field !== 'id' ? fieldAt(scope.catalogue, measure.of) : undefined
  return (field !== undefined && isSecret(field)) || isHidden(measure, scope)
}

/** Numbers in the order in which the keys were first written: an order of the keys themselves would tell of them. */
function numbered(found: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select id, version, title, (dense_rank() over (order by value))::text as value, placed, key from (${found}) as found`
}

function isSecret(field: Field): boolean {
  return field.secrecy === 'sensitive' || isIdentifier(field)
}
