import type { RawBuilder } from 'kysely'
import { addedWithin } from '../../../definition/field/additivity.ts'
import type { Session } from '../../storage/types.ts'
import type { LedgerSource } from '../sql/index.ts'
import type { LedgerTotals } from '../types.ts'
import { readSums } from './read-sums.ts'

/** The number of matches, and the totals of the fields that may be added up. */
export function readTotals(session: Session, source: LedgerSource, conditions: readonly RawBuilder<unknown>[]): Promise<LedgerTotals> {
  const summed = source.ledger.fields.filter(({ field }) => addedWithin(field) !== undefined)
  return readSums(session, source, { summed, conditions })
}
