import { type RawBuilder, sql } from 'kysely'
import { parseShape } from '../../../definition/shape/parse-json.ts'
import { listOf, object, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { can } from '../../access/authorize.ts'
import { instant, type RowOf, row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { TownReader } from '../../town-session.ts'
import { commentLineKinds, type Mention, type RecordComment, type Saying } from './types.ts'

const lineRow = row('record_comment', {
  id: uuid,
  ledger: text,
  record: uuid,
  kind: oneOf(commentLineKinds),
  comment: uuid,
  answers: orNull(uuid),
  words: orNull(text),
  mentions: orNull(text),
  actor: text,
  name: text,
  at: instant,
})
export type CommentLine = RowOf<typeof lineRow>

const mentionList = listOf(object({ id: text, name: text }))

/** The lines that meet a condition, as they were written. */
export async function readLines(session: Session, condition: RawBuilder<unknown>): Promise<readonly CommentLine[]> {
  return lineRow.all(
    await session.query(sql`
      select id, ledger, record, kind, comment, answers, words, mentions, actor, actor_name as name, at from record_comment
      where ${condition} order by entry, id
    `),
  )
}

/** What is said beside one record, by its lines: what was said first stands first, answers under what they answer. */
export function foldLines(
  lines: readonly CommentLine[],
  { actor, seen }: Pick<TownReader, 'actor'> & { readonly seen: string | undefined },
): readonly RecordComment[] {
  const last = (kinds: readonly string[], id: string) => lines.findLast(({ kind, comment }) => comment === id && kinds.includes(kind))
  const sayingOf = (line: CommentLine): Saying => {
    const withdrawn = last(['withdraw'], line.id)
    const own = line.actor === actor.id
    return {
      id: line.id,
      by: line.name,
      own,
      at: line.at,
      words: withdrawn === undefined || own || can(actor, 'oversee') ? line.words : null,
      mentions: withdrawn === undefined ? mentionsOf(line) : [],
      withdrawnAt: withdrawn?.at ?? null,
      unread: isUnread(line, { actor, seen }) && withdrawn === undefined,
    }
  }
  const said = lines.filter(({ kind }) => kind === 'say')
  return said
    .filter(({ answers }) => answers === null)
    .map((line) => {
      const settled = last(['settle', 'reopen'], line.id)
      const isSettled = settled?.kind === 'settle'
      return {
        ...sayingOf(line),
        answers: said.filter(({ answers }) => answers === line.id).map(sayingOf),
        settledBy: isSettled ? settled.name : null,
        settledAt: isSettled ? settled.at : null,
      }
    })
}

/** Whether anything of it still waits for somebody: not settled, and not all of it withdrawn. */
export function isOpen({ settledBy, withdrawnAt, answers }: RecordComment): boolean {
  return settledBy === null && (withdrawnAt === null || answers.some((answer) => answer.withdrawnAt === null))
}

/** Everybody's own words are read; instants of one form compare as texts. */
export function isUnread(
  { actor: writer, at }: Pick<CommentLine, 'actor' | 'at'>,
  { actor, seen }: Pick<TownReader, 'actor'> & { readonly seen: string | undefined },
): boolean {
  return writer !== actor.id && (seen === undefined || at > seen)
}

function mentionsOf({ mentions }: CommentLine): readonly Mention[] {
  return mentions === null ? [] : parseShape(mentionList, mentions, 'who a comment calls')
}
