import { isLived, isRegister } from '../../../demo/life/index.ts'
import type { DemoSheet } from '../../../demo/sheet.ts'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { referredLedger } from '../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'

/**
 * The files that stand at the beginning, the registers and what the lived ledgers refer to, and those that offices hand in when the year is over; lived
 * ledgers are in neither.
 */
export function splitAtLife(
  catalogue: CatalogueIndex,
  sheets: readonly DemoSheet[],
): { readonly before: readonly DemoSheet[]; readonly after: readonly DemoSheet[] } {
  const idOf = ({ ledger }: DemoSheet): string => catalogue.findLedger(ledger)?.id ?? ledger
  const needed = new Set<string>()
  const need = (id: string): void => {
    if (needed.has(id)) return
    needed.add(id)
    const ledger = catalogue.findLedger(id)
    for (const target of ledger === undefined ? [] : targetsOf(ledger)) need(target)
  }
  for (const sheet of sheets) if (isLived(sheet.ledger) || isRegister(sheet.ledger)) need(idOf(sheet))
  const handedIn = sheets.filter(({ ledger }) => !isLived(ledger))
  return { before: handedIn.filter((sheet) => needed.has(idOf(sheet))), after: handedIn.filter((sheet) => !needed.has(idOf(sheet))) }
}

function targetsOf({ fields }: ResolvedLedger): readonly string[] {
  return fields.flatMap(({ field }) => (field.kind === 'anyRef' ? Object.values(field.to) : (referredLedger(field) ?? [])))
}
