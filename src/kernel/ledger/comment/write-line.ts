import { sql } from 'kysely'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Actor } from '../../access/types.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { Change } from '../../audit/types.ts'
import type { AuditedWork } from '../../audit/write-audited.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import { keptComments } from './comment-tables.ts'
import type { CommentLineKind, Mention } from './types.ts'

export interface NewLine {
  /** The line's own id. */
  readonly id: string
  readonly ledger: ResolvedLedger
  readonly record: string
  readonly kind: CommentLineKind
  readonly comment: string
  readonly answers?: string | undefined
  readonly words?: string | undefined
  readonly mentions?: readonly Mention[] | undefined
}

/** Adds a line to what is said beside a record. The chain keeps a digest of it and none of its words. */
export async function writeLine(change: Change, actor: Actor, line: NewLine): Promise<AuditedWork<undefined>> {
  const { session, town, at, seq } = change
  const { id, ledger, record, kind, comment, answers = null, words = null, mentions = [] } = line
  const called = mentions.length === 0 ? null : JSON.stringify(mentions)
  await session.query(sql`
    insert into record_comment (town, id, ledger, record, kind, comment, answers, words, mentions, actor, actor_name, at, entry)
    values (${town}, ${id}::uuid, ${ledger.id}, ${record}::uuid, ${kind}, ${comment}::uuid, ${answers}::uuid, ${numbersSealed(words)}, ${called}, ${actor.id},
      ${actor.name}, ${at}::timestamptz, ${seq})
  `)
  const detail = { line: id, ...(await digestKept(change, keptComments, id)) }
  return { result: undefined, note: { action: `comment.${kind}`, ledger: ledger.id, record, detail } }
}
