import type { Field } from '../field/types.ts'
import type { LedgerDefinition } from './types.ts'

/** Writes a ledger down. Gives the same object back, with the types of its fields kept for indicators and claims. */
export function defineLedger<const Fields extends Readonly<Record<string, Field>>, const Id extends string>(
  definition: LedgerDefinition<Fields> & { readonly id: Id },
): LedgerDefinition<Fields> & { readonly id: Id } {
  return definition
}
