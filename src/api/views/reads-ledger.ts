import { operandsOf } from '../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../definition/indicator/types.ts'
import type { Kernel } from '../../kernel/context.ts'

/** Whether an indicator, directly or through those it is computed from, counts records of a ledger. */
export function readsLedger(kernel: Kernel, indicator: ResolvedIndicator, ledger: string): boolean {
  if ('ledger' in indicator) return indicator.ledger === ledger
  return operandsOf(indicator).some((part) => readsLedger(kernel, kernel.catalogue.getIndicator(part), ledger))
}
