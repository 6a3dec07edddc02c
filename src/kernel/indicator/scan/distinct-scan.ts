import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { openLedgerSource } from '../../ledger/sql/index.ts'
import { compileFilter, compileMeasured, compileWindow, type PlannedLeaf } from './leaf-terms.ts'
import { compileOverall } from './overall-range.ts'
import type { OpenStatement, Scan } from './types.ts'

/**
 * Counts distinct keys for all leaves over one ledger that count the same thing: the records are grouped by the key once, each leaf counts
 * the groups in which it has a record. Distinct keys do not add up over months, so every leaf has its whole window as a filter.
 */
export function planDistinctScan(open: OpenStatement, leaves: readonly [PlannedLeaf, ...PlannedLeaf[]]): Scan {
  const source = openLedgerSource(open(), leaves[0].leaf.measure.ledger)
  const key = compileMeasured(leaves[0], source)
  if (key === undefined) throw new Error(`indicator ${leaves[0].leaf.measure.id} counts nothing`)
  const counts = leaves.map((planned, index) => {
    const parts = [compileFilter(planned, source), compileWindow(planned, source)].filter((part) => part !== undefined)
    const filter = parts.length === 0 ? sql`` : sql` filter (where ${sql.join(parts, sql` and `)})`
    return sql`count(*)${filter} as ${sql.id(`n${index}`)}`
  })
  const overall = compileOverall(leaves, source)
  const grouped = sql`select ${sql.join(counts)} from ${source.from()} where ${source.where()}${overall} and ${key.sql} is not null group by ${key.sql}`
  const outputs = leaves.map((_, index) => {
    const n = sql.id(`n${index}`)
    return sql`count(*) filter (where ${n} > 0) as ${sql.id(`distinct${index}`)}, sum(${n}) as ${sql.id(`records${index}`)}`
  })
  return {
    statement: sql`select ${sql.join(outputs)} from (${grouped}) as keys`,
    leaves,
    read: ([row]) =>
      new Map(
        leaves.map(({ leaf }, index) => [
          leaf.key,
          { records: wholeNumber(String(row?.[`records${index}`] ?? 0)), value: String(row?.[`distinct${index}`] ?? 0) },
        ]),
      ),
  }
}
