import type { Actor } from '../../access/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'

/** What somebody read in bulk, with what others see masked. */
export interface Seen {
  readonly ledger: string
  readonly action: 'list' | 'history'
  /** The record whose history it is; null of a list. */
  readonly record: string | null
  /** By which fields records were chosen. */
  readonly by: string
  readonly records: number
  /** How often in a short while: pages that were turned to count together. */
  readonly times: number
}

/** Leaves an entry for each thing that the actor saw, all in one transaction: to be called behind the answers, which wait for nobody that way. */
export async function noteSeen(kernel: Kernel, actor: Actor, seen: readonly Seen[]): Promise<void> {
  if (seen.length === 0) return
  await kernel.engine.inTown(actor.town).write(async (session) => {
    for (const { ledger, action, record, by, records, times } of seen)
      await writeInChain(session, kernel, actor, async () => ({
        result: undefined,
        note: { action, ledger, record, detail: { records, times, ...(by === '' ? {} : { by }) } },
      }))
  })
}
