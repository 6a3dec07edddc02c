import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { Refusal } from '../../refusal.ts'
import type { LedgerWatch } from '../watch.ts'

/** The ledger that a caller names by id, label or alias. Refuses with `not-found`. */
export function requireLedger(catalogue: CatalogueIndex, name: string): ResolvedLedger {
  const ledger = catalogue.findLedger(name)
  if (ledger !== undefined) return ledger
  const near = catalogue.candidates(name).filter((candidate) => catalogue.findLedger(candidate) !== undefined)
  throw new Refusal('not-found', `没有台账“${name}”${near.length === 0 ? '' : `，是不是${near.map((one) => `“${one}”`).join('、')}`}。`)
}

/** The same for writing. Refuses with `not-permitted` a ledger that is written by the work itself. */
export function requireWritable(kernel: { readonly catalogue: CatalogueIndex; readonly watch: LedgerWatch }, name: string): ResolvedLedger {
  const ledger = requireLedger(kernel.catalogue, name)
  assertWritable(kernel, ledger)
  return ledger
}

/** Refuses with `not-permitted` a ledger that the kernel alone writes, such as cases or frozen reports. */
export function assertWritable({ watch }: { readonly watch: LedgerWatch }, ledger: ResolvedLedger): void {
  if (watch.keeps(ledger.id))
    throw new Refusal('not-permitted', `「${ledger.label}」由办理过程自动登记，不能当台账直接增改，请到事项、报告等自己的页面里办理。`)
}
