import { type RawBuilder, sql } from 'kysely'
import { isIdentifier } from '../../definition/field/field-type.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { Field } from '../../definition/field/types.ts'
import { count, orNull, text } from '../../definition/shape/shape.ts'
import { compileReadTitle, openLedgerSource } from '../ledger/sql/index.ts'
import { row } from '../storage/row.ts'
import { isHidden } from './hidden-measure.ts'
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
  const source = openLedgerSource({ ...scope.open(), masks: !scope.full }, planned.leaf.measure.ledger)
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
  const conditions = [source.where(), ...filters.filter((filter) => filter !== undefined)]
  const listed = sql`select ${sql.join(columns)} from ${source.from()} where ${sql.join(conditions, sql` and `)}`
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

/** What a record brings: 1 to a count, its key to a distinct count, its amount or words otherwise. */
function compileValue(planned: PlannedLeaf, scope: ReadingScope, source: Parameters<typeof compileMeasured>[1]): RawBuilder<unknown> {
  const { measure } = planned.leaf
  const measured = compileMeasured(planned, source)
  if (measured === undefined) return sql`'1'`
  if (measure.type !== 'countDistinct' && isHidden(measure, scope)) return sql`null::text`
  if (measure.type !== 'countDistinct') return measure.type === 'pick' ? compileMeasuredText(planned, source) : sql`(${measured.sql})::text`
  const field = measure.of?.type === 'field' && measure.of.field !== 'id' ? fieldAt(scope.catalogue, measure.of) : undefined
  // Equal keys keep an equal number, and nobody reads an ID number off the proof of a count.
  if ((field !== undefined && isSecret(field)) || isHidden(measure, scope)) return sql`(dense_rank() over (order by ${measured.sql}))::text`
  return sql`(${measured.sql})::text`
}

function isSecret(field: Field): boolean {
  return field.secrecy === 'sensitive' || isIdentifier(field)
}
