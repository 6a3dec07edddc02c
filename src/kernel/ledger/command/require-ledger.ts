import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'

/** The ledger that a caller names by id, label or alias. Refuses with `not-found`. */
export function requireLedger(catalogue: CatalogueIndex, name: string): ResolvedLedger {
  const ledger = catalogue.findLedger(name)
  if (ledger !== undefined) return ledger
  const near = catalogue.candidates(name).filter((candidate) => catalogue.findLedger(candidate) !== undefined)
  throw new Refusal('not-found', `没有叫“${name}”的台账。${near.length > 0 ? `是不是${near.map((one) => `“${one}”`).join('、')}？` : ''}`)
}
