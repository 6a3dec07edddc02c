import { sql } from 'kysely'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { instant, row } from '../../storage/row.ts'
import { readInPart, type TownReader } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { foldLines, readLines } from './comment-lines.ts'
import { type RecordBeside, requireReadable } from './readable-record.ts'
import type { RecordComment } from './types.ts'

const seenRow = row('comment_seen', { at: instant })

/** What is said beside a record, the oldest first. Refuses with `not-found` a record that the actor may not read. */
export async function listRecordComments(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly id: string },
): Promise<readonly RecordComment[]> {
  return readInPart(kernel, actor, 'read', (place) =>
    readComments(place, { ledger: requireLedger(kernel.catalogue, input.ledger), id: input.id }),
  )
}

/** The same within a transaction. */
export async function readComments(place: TownReader, beside: RecordBeside): Promise<readonly RecordComment[]> {
  await requireReadable(place, beside)
  const { session, town, actor } = place
  const { ledger, id } = beside
  const lines = await readLines(session, sql`town = ${town} and record = ${id}::uuid and ledger = ${ledger.id}`)
  if (lines.length === 0) return []
  const seen = seenRow.first(
    await session.query(sql`select at from comment_seen where town = ${town} and user_id = ${actor.id} and record = ${id}::uuid`),
  )?.at
  return foldLines(lines, { actor, seen })
}
