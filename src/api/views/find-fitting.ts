import { matchHeader } from '../../definition/ledger/match-header.ts'
import type { Kernel } from '../../kernel/context.ts'

/** A ledger that a sheet fits, and how many of its columns. */
export interface FittingLedger {
  readonly ledger: string
  readonly label: string
  readonly columns: number
}

/** So much of a sheet must be known by a ledger, and all that it must have. */
const most = 0.6

/** The ledger that knows the most of a header; undefined where none knows enough of it. */
export function findFitting({ catalogue, watch }: Kernel, labels: readonly string[]): FittingLedger | undefined {
  let best: FittingLedger | undefined
  for (const ledger of catalogue.catalogue.ledgers) {
    if (watch.keeps(ledger.id)) continue
    const found = new Set(labels.flatMap((label) => matchHeader(ledger, label)?.field.id ?? []))
    const isWhole = ledger.fields.every(({ id, field }) => field.required !== true || found.has(id))
    if (isWhole && found.size >= Math.max(2, labels.length * most) && found.size > (best?.columns ?? 0))
      best = { ledger: ledger.id, label: ledger.label, columns: found.size }
  }
  return best
}
