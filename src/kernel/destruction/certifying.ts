import type { Kernel } from '../context.ts'
import { certificateLedgerId } from '../destroyed/certificate.ledger.ts'
import { holdLedgerId } from '../destroyed/hold.ledger.ts'
import { keepLedgers, openTo } from '../ledger/watch.ts'

/** Only destructions write their certificates, and only who keeps security holds them up. */
export const certificateWatch = keepLedgers([certificateLedgerId, holdLedgerId])

/** The kernel as the verbs of this folder write certificates with it. */
export function certifying(kernel: Kernel): Kernel {
  return openTo(kernel, certificateLedgerId)
}
