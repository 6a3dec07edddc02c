import { sql } from 'kysely'
import { askInChain, readPending, settleInChain } from '../../access/agreement/pending-changes.ts'
import type { Change, WrittenEntry } from '../../audit/types.ts'
import type { Kernel } from '../../context.ts'

/** Behind an entry: what it asks for is put down to wait, what it overtook is settled, each as an entry of its own. */
export async function followAgreements(
  kernel: Kernel,
  { session, town, seq, agreement }: Change,
  { writer, note, cause }: WrittenEntry,
): Promise<void> {
  for (const [state, ids] of [
    ['withdrawn', agreement.withdrawn],
    ['overtaken', agreement.overtaken],
  ] as const) {
    if (ids.size === 0) continue
    for (const one of await readPending(session, town, sql`state = 'waiting' and id = any(${[...ids]}::uuid[])`))
      await settleInChain(session, kernel, { writer, one, settlement: { state } })
  }
  const reason = typeof note.detail.reason === 'string' ? note.detail.reason : undefined
  for (const { ledger, record, fields } of agreement.held) {
    await askInChain(session, kernel, writer, {
      kind: 'record',
      ledger,
      record,
      asked: JSON.stringify(fields),
      cause: JSON.stringify(cause),
      reason,
      entry: seq,
    })
  }
}

/** Whoever takes back what an entry did takes back what it asked for. */
export async function takeBackAsked({ session, town, agreement }: Change, entry: number): Promise<void> {
  for (const { id } of await readPending(session, town, sql`state = 'waiting' and entry = ${entry}::bigint`)) agreement.withdrawn.add(id)
}
