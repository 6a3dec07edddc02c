import { traitsOf } from '../../../definition/field/kinds.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'

/** Fields that lists are filtered and sorted by most, each with an index of its own: what they point to, when it happened, how much it was. */
export function isOrderedByIndex(ledger: ResolvedLedger, { id, field }: ResolvedField): boolean {
  if (ledger.indexed !== undefined) return ledger.indexed.includes(id)
  return traitsOf(field).indexed === true || id === ledger.date
}
