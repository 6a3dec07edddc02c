import type { LedgerTotals } from '../../../api/contract/ledger.ts'

export interface GroupLine {
  readonly label: string
  readonly sums: LedgerTotals['sums']
}

/** As many kinds stand below a table; of more, somebody narrows the table down first. */
const most = 4

/** One line for each kind of records, with the totals of all fields that are kept apart by it. */
export function groupLines(groups: NonNullable<LedgerTotals['groups']>): readonly GroupLine[] {
  const lines = new Map<string, Record<string, string>>()
  for (const [field, totals] of Object.entries(groups)) {
    if (totals.length > most) continue
    for (const { label, sum } of totals) lines.set(label, { ...lines.get(label), [field]: sum })
  }
  return [...lines].map(([label, sums]) => ({ label, sums }))
}
