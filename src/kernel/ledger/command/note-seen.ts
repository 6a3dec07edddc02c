import type { Actor } from '../../access/types.ts'
import { writeInChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'

/** What somebody read in bulk, with what others see masked. */
export interface Seen {
  readonly ledger: string
  /** `print`: a list that the program put on paper, an export to the chain. */
  readonly action: 'list' | 'history' | 'print'
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
    for (const { ledger, record, by, ...one } of seen)
      await writeInChain(session, kernel, actor, async () => {
        const { action, detail } = noteOf(one)
        return { result: undefined, note: { action, ledger, record, detail: { ...detail, ...(by === '' ? {} : { by }) } } }
      })
  })
}

function noteOf({ action, records, times }: Pick<Seen, 'action' | 'records' | 'times'>) {
  return action === 'print'
    ? { action: 'export', detail: { format: 'print', rows: records, times } }
    : { action, detail: { records, times } }
}
