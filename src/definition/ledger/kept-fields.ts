import type { ResolvedField, ResolvedLedger } from './types.ts'

/** Every field that records of a ledger are kept with: those that are retired too, for no version loses what it held. */
export function keptFields({ fields, retired }: Pick<ResolvedLedger, 'fields' | 'retired'>): readonly ResolvedField[] {
  return retired === undefined ? fields : [...fields, ...retired]
}
