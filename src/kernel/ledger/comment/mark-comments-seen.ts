import { sql } from 'kysely'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { instantOf } from '../../audit/instant.ts'
import type { Kernel } from '../../context.ts'
import { readerIn } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { isRecordId } from '../record/read-version.ts'
import { requireReadable } from './readable-record.ts'

/**
 * Keeps that the actor has read what is said beside a record down to `until`, and the notices that lead there. Their own mark, which no list shows to anybody else. Refuses
 * with `not-found` a record that they may not read.
 */
export async function markCommentsSeen(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string; readonly until: string },
): Promise<void> {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  await kernel.engine.inTown(actor.town).write(async (session) => {
    const { town, id: user } = actor
    await requireReadable(readerIn(kernel, actor, session), { ledger, id: input.id })
    const record = sql`${input.id}::uuid`
    if (!isRecordId(input.until)) return
    await session.query(sql`
      insert into comment_seen (town, user_id, record, ledger, at)
      select ${town}, ${user}, record, ledger, at from record_comment where town = ${town} and record = ${record} and id = ${input.until}::uuid
      on conflict (town, user_id, record) do update set at = greatest(comment_seen.at, excluded.at)
    `)
    const now = instantOf(kernel.clock())
    await session.query(sql`
      update comment_notice set read_at = ${now}::timestamptz
      where town = ${town} and user_id = ${user} and record = ${record} and read_at is null
    `)
  })
}
