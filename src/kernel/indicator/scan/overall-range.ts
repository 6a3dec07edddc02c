import { type RawBuilder, sql } from 'kysely'
import type { LedgerSource } from '../../ledger/sql/index.ts'
import { compileRange, cutCalendar } from './buckets.ts'
import type { PlannedLeaf } from './leaf-terms.ts'

/** ` and …`: the one range of dates outside which no leaf has a record; empty when some leaf takes all records. */
export function compileOverall(leaves: readonly PlannedLeaf[], source: LedgerSource): RawBuilder<unknown> {
  const windows = leaves.flatMap(({ window }) => (window.type === 'range' ? [window] : []))
  const [first, ...others] = windows
  if (first === undefined || windows.length < leaves.length) return sql``
  return sql` and ${compileRange(cutCalendar([first, ...others]), source)}`
}
