import { presentKept } from '../../../definition/ledger/present-kept.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { readInTown } from '../../town-session.ts'
import { type DueLedger, type HeldBack, judgeDue } from './judge-due.ts'

/** What is due of one ledger, and what keeps some of it here for the time being. */
export interface DueSummary {
  readonly ledger: string
  readonly label: string
  /** Why it may be held at all, and how long, as its declaration says. */
  readonly basis: string
  readonly kept: string
  readonly due: number
  /** The last day of the term that was over first. */
  readonly firstDay: string
  /** How many of them can go today; the others stay for what `held` says. */
  readonly ready: number
  readonly held: readonly (HeldBack & { readonly records: number })[]
}

export interface DueOverview {
  /** The day as of which it is told. */
  readonly day: string
  readonly ledgers: readonly DueSummary[]
}

/**
 * The records whose term is over, ledger by ledger: how many, since when, on what basis they were kept and what stands in the way. Of domains that are
 * switched off too, since their records are still held. Refuses with `not-permitted` who does not oversee.
 */
export function listDue(kernel: Kernel, actor: Actor): Promise<DueOverview> {
  return readInTown(kernel, actor, 'oversee', async (place) => {
    const day = place.moment.today
    const { ledgers } = await judgeDue(place, { day })
    return { day, ledgers: ledgers.map(summarise) }
  })
}

/** A ledger's due records in numbers. Pure. */
export function summarise({ ledger, due, held }: DueLedger): DueSummary {
  const { basis = '', kept } = ledger.processing ?? {}
  const reasons = new Map<string, HeldBack & { readonly records: number }>()
  for (const { because, by } of held.values()) {
    const key = `${because} ${by}`
    reasons.set(key, { because, by, records: (reasons.get(key)?.records ?? 0) + 1 })
  }
  return {
    ledger: ledger.id,
    label: ledger.label,
    basis,
    kept: kept === undefined ? '' : presentKept(kept, ledger),
    due: due.size,
    firstDay: [...due.values()].sort()[0] ?? '',
    ready: due.size - held.size,
    held: [...reasons.values()],
  }
}
