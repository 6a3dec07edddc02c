import { sql } from 'kysely'
import { count, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Change } from '../../audit/types.ts'
import { instant, row, uuid } from '../../storage/row.ts'
import type { TownReader } from '../../town-session.ts'
import { readTitles } from '../query/read-titles.ts'
import { readReach } from '../reach/read-reach.ts'
import { readAccounts, whoReads } from './mentionable.ts'
import type { RecordBeside } from './readable-record.ts'
import type { Mention } from './types.ts'

export const commentNoticeKinds = ['mentioned', 'answered'] as const

/** That somebody was called by `@` beside a record, or answered. It says who and where, and nothing of what was said. */
export interface CommentNotice {
  readonly id: string
  readonly kind: (typeof commentNoticeKinds)[number]
  readonly at: string
  readonly by: string
  readonly ledger: string
  readonly ledgerLabel: string
  readonly record: string
  /** As the reader may see it; null when the record is no longer there, or no longer theirs to read. */
  readonly title: string | null
  readonly readAt: string | null
}

const noticeRow = row('comment_notice', {
  id: uuid,
  kind: oneOf(commentNoticeKinds),
  at: instant,
  by: text,
  ledger: text,
  record: uuid,
  readAt: orNull(instant),
})
const writerRow = row('record_comment', { actor: text })

interface Told extends RecordBeside {
  readonly mentions: readonly Mention[]
  /** The comment that is answered. */
  readonly answered: string | undefined
}

/** Tells who is called, and who spoke before in what is answered: each once, nobody of what they said themselves, nobody of what they may not read. */
export async function tellOf(place: TownReader, { at }: Pick<Change, 'at'>, { ledger, id, mentions, answered }: Told): Promise<void> {
  const { kernel, session, town, actor } = place
  const called = new Set(mentions.map((mention) => mention.id))
  const spoke = answered === undefined ? new Set<string>() : await readSpeakers(place, answered)
  const accounts = (await readAccounts(place)).filter(
    (account) => account.id !== actor.id && (called.has(account.id) || spoke.has(account.id)),
  )
  if (accounts.length === 0) return
  const reading = await whoReads(place, { ledger, id }, accounts)
  const rows = accounts
    .filter((account) => reading.has(account.id))
    .map((account) => [town, kernel.newId(), account.id, called.has(account.id) ? 'mentioned' : 'answered', ledger.id, id, actor.name, at])
  await session.copyIn('comment_notice', ['town', 'id', 'user_id', 'kind', 'ledger', 'record', 'by_name', 'at'], rows)
}

async function readSpeakers({ session, town }: TownReader, comment: string): Promise<ReadonlySet<string>> {
  const statement = sql`
    select distinct actor from record_comment where town = ${town} and kind = 'say' and (id = ${comment}::uuid or answers = ${comment}::uuid)
  `
  return new Set(writerRow.all(await session.query(statement)).map(({ actor }) => actor))
}

/** The newest so many. */
const listed = 100

const unreadRow = row('comment_notice', { unread: count })

interface CommentNotices {
  readonly notices: readonly CommentNotice[]
  readonly unread: number
}

/** What the reader was told of comments, newest first, and how many they have not read; of ledgers that the town does without, nothing. */
export async function readCommentNotices(place: TownReader): Promise<CommentNotices> {
  const { kernel, session, town, actor } = place
  const { catalogue } = kernel
  const known = catalogue.catalogue.ledgers.map(({ id }) => id)
  const own = sql`town = ${town} and user_id = ${actor.id} and ledger = any(${known}::text[])`
  const statement = sql`
    select id, kind, at, by_name as by, ledger, record, read_at as "readAt" from comment_notice
    where ${own} order by id desc limit ${listed}::integer
  `
  const told = noticeRow.all(await session.query(statement))
  if (told.length === 0) return { notices: [], unread: 0 }
  const left = unreadRow.first(
    await session.query(sql`select count(*)::integer as unread from comment_notice where ${own} and read_at is null`),
  )
  const wanted = new Map<string, Set<string>>()
  for (const { ledger, record } of told) wanted.set(ledger, (wanted.get(ledger) ?? new Set()).add(record))
  const reach = await readReach(session, kernel, actor)
  const titles = await readTitles(session, catalogue, { town, wanted, full: seesFullValues(actor), reach })
  const notices = told.map((notice) => ({
    ...notice,
    ledgerLabel: catalogue.getLedger(notice.ledger).label,
    title: titles.get(notice.record) ?? null,
  }))
  return { notices, unread: left?.unread ?? 0 }
}
