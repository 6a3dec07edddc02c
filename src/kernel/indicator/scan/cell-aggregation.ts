import { sql } from 'kysely'
import type { CompiledField, LedgerSource } from '../../ledger/sql/index.ts'
import { type Aggregation, type AggregationInput, compileAggregate, compileGroupBy, namedColumns, placeOf } from './aggregation.ts'
import { compilePieces, compileRange, pieceName } from './buckets.ts'
import { compileFilter, filterKey, type PlannedLeaf } from './leaf-terms.ts'

/**
 * The same in two steps, for many filters over few columns: the records are summed up once by the columns that the filters look at (choices,
 * yes/no, villages), and the filters are evaluated over these few hundred cells instead of over a million records. A leaf whose filter
 * looks at anything else is filtered in the first step.
 */
export function aggregateCells(input: AggregationInput & { readonly isNarrow: (planned: PlannedLeaf) => boolean }): Aggregation {
  const { source, buckets, grouped, isNarrow } = input
  const keys = namedColumns('k')
  const sums = namedColumns('s')
  const columns = namedColumns('a')
  const cells: LedgerSource = {
    ...source,
    field: (path): CompiledField => {
      const { sql: fragment, type, definition } = source.field(path)
      return { sql: sql.ref(`cell.${keys.add(JSON.stringify(path), () => fragment)}`), type, definition }
    },
  }
  return {
    add: (planned, aggregate) => {
      const filter = filterKey(planned)
      return columns.add(`${aggregate.name} ${aggregate.key} ${filter}`, () => {
        const narrow = isNarrow(planned)
        const inner = narrow
          ? sums.add(`${aggregate.name} ${aggregate.key}`, () => compileAggregate(aggregate, undefined))
          : sums.add(`${aggregate.name} ${aggregate.key} ${filter}`, () => compileAggregate(aggregate, compileFilter(planned, source)))
        const name = aggregate.name === 'count' ? 'sum' : aggregate.name
        return compileAggregate({ name, argument: sql.ref(`cell.${inner}`) }, narrow ? compileFilter(planned, cells) : undefined)
      })
    },
    statement: () => {
      const pieces = grouped && buckets !== undefined ? compilePieces(buckets, placeOf(buckets, source)) : []
      const pieceKeys = pieces.map((piece, index) => sql.ref(`cell.${keys.add(pieceName(index), () => piece)}`))
      const range = buckets === undefined ? sql`` : sql` and ${compileRange(buckets, source)}`
      const inner = sql`select ${sql.join([...keys.selected(), ...sums.selected()])} from ${source.from()} where ${source.where()}${range}${compileGroupBy(keys.selected().length)}`
      const outer = pieceKeys.map((key, index) => sql`${key} as ${sql.id(pieceName(index))}`)
      return sql`select ${sql.join([...outer, ...columns.selected()])} from (${inner}) as cell${compileGroupBy(outer.length)}`
    },
  }
}
