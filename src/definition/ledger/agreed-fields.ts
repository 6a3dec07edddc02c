import { traitsOf } from '../field/kinds.ts'
import type { ResolvedField, ResolvedLedger } from './types.ts'

/**
 * Who is paid, on which account, and who somebody is: what of a record changes only when a second person has agreed, where the town's rules say so. Amounts
 * are not among them: they change with every round of the work, and the steps of a batch are two people's anyway.
 */
export function agreedFields({ fields }: Pick<ResolvedLedger, 'fields'>): readonly ResolvedField[] {
  return fields.filter(({ field, guarded }) => guarded === 'always' && traitsOf(field).payment !== 'amount')
}
