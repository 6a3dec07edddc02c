import { sql } from 'kysely'
import { flag } from '../../definition/shape/shape.ts'
import { openLedgerSource } from '../ledger/sql/index.ts'
import { row } from '../storage/row.ts'
import type { ReadingScope } from './reading-scope.ts'
import { compileSlices, compileWindow, type PlannedLeaf } from './scan/leaf-terms.ts'

const foundRow = row('records', { found: flag })

/** Whether anything was returned at all in a leaf's window, counted or not: a period without returns has no zero. */
export async function wasReturned(planned: PlannedLeaf, scope: ReadingScope): Promise<boolean> {
  const source = openLedgerSource(scope.open(), planned.leaf.measure.ledger)
  const conditions = [source.where(), compileSlices(planned, source), compileWindow(planned, source)].filter((part) => part !== undefined)
  const found = sql`select 1 from ${source.from()} where ${sql.join(conditions, sql` and `)}`
  const [row] = await scope.readRows({ row: foundRow, statement: sql`select exists(${found}) as found`, ledgers: source.scope.ledgers })
  return row?.found === true
}
