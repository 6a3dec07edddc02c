import { type RawBuilder, sql } from 'kysely'
import type { LedgerSource } from '../../ledger/sql/index.ts'
import type { Statement } from '../../storage/types.ts'
import { type Buckets, compilePieces, compileRange, pieceName } from './buckets.ts'
import { compileFilter, filterKey, type PlannedLeaf } from './leaf-terms.ts'

export interface Aggregate {
  readonly name: 'count' | 'sum' | 'min' | 'max'
  readonly argument: RawBuilder<unknown>
  /** The same for equal arguments. */
  readonly key: string
}

/** The one statement that aggregates a ledger: columns are added for each leaf, equal ones once. */
export interface Aggregation {
  /** Adds an aggregate over the leaf's records and gives the name of its column. */
  readonly add: (planned: PlannedLeaf, aggregate: Aggregate) => string
  readonly statement: () => Statement<unknown>
}

export interface AggregationInput {
  readonly source: LedgerSource
  /** How the scan cuts the calendar; undefined where records have no date. */
  readonly buckets: Buckets | undefined
  /** Rows come grouped by piece of the calendar, in columns p0, p1, … */
  readonly grouped: boolean
}

/** `aggregate(x) FILTER (WHERE …)` over the records themselves: one evaluation of each filter for each record. */
export function aggregateRecords({ source, buckets, grouped }: AggregationInput): Aggregation {
  const columns = namedColumns('a')
  return {
    add: (planned, aggregate) =>
      columns.add(`${aggregate.name} ${aggregate.key} ${filterKey(planned)}`, () =>
        compileAggregate(aggregate, compileFilter(planned, source)),
      ),
    statement: () => {
      const pieces = grouped && buckets !== undefined ? compilePieces(buckets, placeOf(buckets, source)) : []
      const groups = pieces.map((piece, index) => sql`${piece} as ${sql.id(pieceName(index))}`)
      const range = buckets === undefined ? sql`` : sql` and ${compileRange(buckets, source)}`
      const selected = sql.join([...groups, ...columns.selected()])
      return sql`select ${selected} from ${source.from()} where ${source.where()}${range}${compileGroupBy(groups.length)}`
    },
  }
}

/** An aggregate in SQL, over the rows that the filter keeps or over all. */
export function compileAggregate(
  { name, argument }: Pick<Aggregate, 'name' | 'argument'>,
  filter: RawBuilder<unknown> | undefined,
): RawBuilder<unknown> {
  return sql`${sql.raw(name)}(${argument})${filter === undefined ? sql`` : sql` filter (where ${filter})`}`
}

/** The column by which records fall into the buckets. */
export function placeOf({ field }: Buckets, source: LedgerSource): RawBuilder<unknown> {
  return source.field({ through: [], field }).sql
}

/** Groups by the first `count` columns of the select list. */
export function compileGroupBy(count: number): RawBuilder<unknown> {
  const positions = Array.from({ length: count }, (_, index) => sql`${sql.lit(index + 1)}`)
  return count === 0 ? sql`` : sql` group by ${sql.join(positions)}`
}

/** Select-list entries under short names, one for each key. */
export interface NamedColumns {
  readonly add: (key: string, build: () => RawBuilder<unknown>) => string
  readonly selected: () => RawBuilder<unknown>[]
}

/** Columns of a statement, each built once: the same key gives the same name. */
export function namedColumns(prefix: string): NamedColumns {
  const columns = new Map<string, { readonly name: string; readonly sql: RawBuilder<unknown> }>()
  return {
    add: (key, build) => {
      const known = columns.get(key)
      if (known !== undefined) return known.name
      const name = `${prefix}${columns.size}`
      columns.set(key, { name, sql: build() })
      return name
    },
    selected: () => [...columns.values()].map(({ name, sql: fragment }) => sql`${fragment} as ${sql.id(name)}`),
  }
}
