import type { CaseLogEntry } from '../../../api/contract/loop.ts'
import type { HistoryVersion } from '../../../api/contract/record.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { ResolvedLoop } from '../../../definition/loop/types.ts'
import { presentValue } from '../../ledger/columns.ts'

export interface FilledField {
  readonly item: ResolvedField
  /** As this person may see it. */
  readonly text: string
  readonly value: string
}

/** What a step filled in: what the record said in the step's fields when its line was written. Later corrections of the record do not change it. */
export function listFilledFields(
  entry: CaseLogEntry,
  {
    loop,
    ledger,
    versions,
  }: { readonly loop: ResolvedLoop; readonly ledger: ResolvedLedger; readonly versions: readonly HistoryVersion[] },
): readonly FilledField[] {
  if (entry.kind !== 'take') return []
  const step = loop.steps.find(({ id }) => id === entry.step)
  const version = versions.find(({ recordedAt }) => recordedAt <= entry.recordedAt)
  if (step === undefined || version === undefined) return []
  return step.fill.flatMap(({ field: id }) => {
    const item = ledger.fields.find((one) => one.id === id)
    if (item === undefined) return []
    const text = presentValue(item.field, version.values[id], version.shown[id])
    return text === '' ? [] : [{ item, text, value: String(version.values[id]) }]
  })
}
