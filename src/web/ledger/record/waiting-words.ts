import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

interface Saved {
  readonly base: LedgerRecord
  readonly values: FieldValues
  readonly saved: LedgerRecord
}

/** What of a saved change still says what it said, because a second person has to agree; undefined when all of it was taken. */
export function waitingWords(ledger: ResolvedLedger, { base, values, saved }: Saved): string | undefined {
  const waits = ledger.fields.filter(({ id, guarded }) => {
    const was = base.values[id] ?? null
    return guarded === 'always' && id in values && (values[id] ?? null) !== was && was !== null && (saved.values[id] ?? null) === was
  })
  if (waits.length === 0) return undefined
  return `“${waits.map(({ field }) => field.label).join('”“')}”要另一人同意才生效：已经提出，现在还是原来的。`
}
