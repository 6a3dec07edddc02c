import { sql } from 'kysely'
import { groupBy } from '../../../definition/group-by.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { idRow, instant, row, uuid } from '../../storage/row.ts'
import { readInPart } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { readableHere } from '../query/read-record.ts'
import { foldLines, isOpen, readLines } from './comment-lines.ts'
import type { CommentMark, RecordComment } from './types.ts'

const seenRow = row('comment_seen', { record: uuid, at: instant })

/** The records of a ledger beside which something is open, or new to the actor; of those that they may not read, nothing. */
export async function listCommentMarks(kernel: Kernel, actor: Actor, input: { readonly ledger: string }): Promise<readonly CommentMark[]> {
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  return readInPart(kernel, actor, 'read', async (place) => {
    const { session, town } = place
    const lines = await readLines(session, sql`town = ${town} and ledger = ${ledger.id}`)
    if (lines.length === 0) return []
    const byRecord = groupBy(lines, ({ record }) => record)
    const readable = sql`t.town = ${town} and t.replaced_at is null and t.id = any(${[...byRecord.keys()]}::uuid[]) and ${await readableHere(place, ledger)}`
    const found = new Set(
      idRow.all(await session.query(sql`select t.id from ${sql.table(ledger.table)} as t where ${readable}`)).map(({ id }) => id),
    )
    const seen = new Map(
      seenRow
        .all(
          await session.query(
            sql`select record, at from comment_seen where town = ${town} and user_id = ${actor.id} and ledger = ${ledger.id}`,
          ),
        )
        .map(({ record, at }) => [record, at]),
    )
    return [...byRecord].flatMap(([record, own]) => {
      if (!found.has(record)) return []
      const said = foldLines(own, { actor, seen: seen.get(record) })
      const mark = { record, open: said.filter(isOpen).length, unread: said.reduce((sum, one) => sum + unreadOf(one), 0) }
      return mark.open + mark.unread === 0 ? [] : [mark]
    })
  })
}

function unreadOf(comment: RecordComment): number {
  return [comment, ...comment.answers].filter(({ unread }) => unread).length
}
