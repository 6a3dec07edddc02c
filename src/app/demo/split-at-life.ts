import { isLived } from '../../../demo/life/index.ts'
import type { DemoSheet } from '../../../demo/sheet.ts'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'

/** The files that can be handed in before the year is lived, and those that speak of what comes of it; lived ledgers are in neither. */
export function splitAtLife(
  catalogue: CatalogueIndex,
  sheets: readonly DemoSheet[],
): { readonly before: readonly DemoSheet[]; readonly after: readonly DemoSheet[] } {
  const late = new Set(sheets.flatMap(({ ledger }) => (isLived(ledger) ? [catalogue.findLedger(ledger)?.id ?? ledger] : [])))
  const before: DemoSheet[] = []
  const after: DemoSheet[] = []
  for (const sheet of sheets) {
    if (isLived(sheet.ledger)) continue
    const ledger = catalogue.findLedger(sheet.ledger)
    const waits = ledger !== undefined && targetsOf(ledger).some((target) => late.has(target))
    if (waits) late.add(ledger.id)
    const part = waits ? after : before
    part.push(sheet)
  }
  return { before, after }
}

function targetsOf({ fields }: ResolvedLedger): readonly string[] {
  return fields.flatMap(({ field }) => (field.kind === 'anyRef' ? Object.values(field.to) : (referredLedger(field) ?? [])))
}
