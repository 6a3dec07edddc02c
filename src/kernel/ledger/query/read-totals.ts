import type { RawBuilder } from 'kysely'
import { addedWithin } from '../../../definition/field/additivity.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Session } from '../../storage/types.ts'
import type { LedgerSource } from '../sql/index.ts'
import type { LedgerTotals } from '../types.ts'
import { readSums } from './read-sums.ts'

/** The number of matches, and the totals of the fields that may be added up and that the reader sees: narrowed to one record a sum is its value. */
export function readTotals(
  session: Session,
  source: LedgerSource,
  { conditions, full }: Reader & { readonly conditions: readonly RawBuilder<unknown>[] },
): Promise<LedgerTotals> {
  return readSums(session, source, { summed: summedFor(source.ledger, { full }), conditions })
}

/** The fields whose totals a reader may see. */
export function summedFor(ledger: ResolvedLedger, reader: Reader): readonly ResolvedField[] {
  return ledger.fields.filter((one) => maySee(ledger, one, reader))
}

/** The fields it is kept apart by are named beside its totals. */
function maySee({ fields }: ResolvedLedger, { field }: ResolvedField, reader: Reader): boolean {
  const within = addedWithin(field)
  if (within === undefined || !readsField(field, reader)) return false
  const named = [...within.fields, ...(within.yearOf === undefined ? [] : [within.yearOf])]
  return named.every((id) => fields.some((one) => one.id === id && readsField(one.field, reader)))
}
