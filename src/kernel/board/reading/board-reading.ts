import type { DecimalText } from '../../../definition/field/types.ts'
import type { Instant } from '../../ledger/types.ts'
import type { TownReader } from '../../town-session.ts'

/** Where a board is read. */
export interface BoardReading extends TownReader {
  /** The state to read; absent: now, by the indexes of what is in force. */
  readonly asOf?: Instant | undefined
}

/** What the indicators that the records of a board name come to, by month and then by record. */
export type MeasuredMonths = ReadonlyMap<string, Readonly<Record<string, DecimalText>>>
