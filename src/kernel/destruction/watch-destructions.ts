import type { Kernel } from '../context.ts'
import { certificateLedgerId } from '../ledger/destroyed/certificate.ledger.ts'
import { type LedgerWatch, openTo } from '../ledger/watch.ts'

/** Only destructions write their certificates: one that anybody could amend would prove nothing. */
export function watchDestructions(watch: LedgerWatch): LedgerWatch {
  return { ...watch, keeps: (ledger) => ledger === certificateLedgerId || watch.keeps(ledger) }
}

/** The kernel as the verbs of this folder write certificates with it. */
export function certifying(kernel: Kernel): Kernel {
  return openTo(kernel, certificateLedgerId)
}
