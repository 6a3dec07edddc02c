import type { Decimal } from '../../../definition/decimal/decimal.ts'
import { mapOf, shapeOf } from '../../../definition/shape/shape.ts'
import type { StatementScope } from '../../ledger/sql/index.ts'
import { type RowOf, rowOf } from '../../storage/row.ts'
import type { Statement } from '../../storage/types.ts'
import type { PlannedLeaf } from './leaf-terms.ts'

/** What was read for a leaf, before the policy for missing periods is applied. */
export interface LeafReading {
  /** Records that contribute: those with a measured value. */
  readonly records: number
  /** Sum of the measured values. */
  readonly sum: Decimal | undefined
  /** The least, greatest, latest, first or last value, or how many distinct ones there are. */
  readonly value: string | undefined
  readonly list: readonly string[] | undefined
  /** For each expected granule of the window, the records in it. */
  readonly granules: readonly number[]
}

/** What a scan's columns come back as, under names of its own. */
const scanned = shapeOf(
  'a text, a number, true, false or null',
  (value): value is string | number | boolean | null => value === null || ['string', 'number', 'boolean'].includes(typeof value),
)

/** Reads the rows of a scan. */
export const scanRow = rowOf('a scan', mapOf(scanned))

export type Row = RowOf<typeof scanRow>

/** One statement and how its rows are read back for its leaves. */
export interface Scan {
  readonly statement: Statement<unknown>
  readonly leaves: readonly PlannedLeaf[]
  readonly read: (rows: readonly Row[]) => ReadonlyMap<string, Partial<LeafReading>>
}

/** Opens a new statement over the same town, catalogue and instant. */
export type OpenStatement = () => StatementScope
