import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import type { Kernel } from '../../kernel/context.ts'
import { Refusal } from '../../kernel/refusal.ts'

/** The ledger that a caller named by id, label or alias; refuses a name that is none, with the nearest ones. */
export function getLedgerNamed(kernel: Kernel, name: string): ResolvedLedger {
  const ledger = kernel.catalogue.findLedger(name)
  if (ledger !== undefined) return ledger
  const near = kernel.catalogue.candidates(name).filter((one) => kernel.catalogue.findLedger(one) !== undefined)
  throw new Refusal('not-found', `没有台账“${name}”${near.length === 0 ? '' : `，是不是${near.map((one) => `“${one}”`).join('、')}`}。`)
}
