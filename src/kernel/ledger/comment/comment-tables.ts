import { sql } from 'kysely'
import type { KeptTable } from '../../audit/kept-rows.ts'
import type { TableShape } from '../../storage/migrate/types.ts'

const text = 'text collate "C"'

/** What was said beside records, line by line: lines are only ever added, and what stands there now is their fold. */
export const recordCommentTable: TableShape = {
  name: 'record_comment',
  label: '记录的评论',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'ledger', type: text, required: true },
    { name: 'record', type: 'uuid', required: true },
    { name: 'kind', type: text, required: true },
    /** The comment that the line is about; its own id where it says something. */
    { name: 'comment', type: 'uuid', required: true },
    { name: 'answers', type: 'uuid' },
    { name: 'words', type: 'text', numbers: true },
    { name: 'mentions', type: 'text' },
    { name: 'actor', type: text, required: true },
    { name: 'actor_name', type: text, required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'entry', type: 'bigint', required: true },
  ],
  primaryKey: ['town', 'id'],
  indexes: [
    { name: 'record_comment_record', columns: ['town', 'record'] },
    { name: 'record_comment_ledger', columns: ['town', 'ledger'] },
  ],
}

/** Who was told of a comment. No fact of the township. */
export const commentNoticeTable: TableShape = {
  name: 'comment_notice',
  label: '评论的提醒',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'id', type: 'uuid', required: true },
    { name: 'user_id', type: text, required: true },
    { name: 'kind', type: text, required: true },
    { name: 'ledger', type: text, required: true },
    { name: 'record', type: 'uuid', required: true },
    { name: 'by_name', type: text, required: true },
    { name: 'at', type: 'timestamptz', required: true },
    { name: 'read_at', type: 'timestamptz' },
  ],
  primaryKey: ['town', 'id'],
  indexes: [
    { name: 'comment_notice_user', columns: ['town', 'user_id', 'id'] },
    { name: 'comment_notice_record', columns: ['town', 'record'] },
  ],
}

/** Up to when somebody has read what is said beside a record: their own mark, shown to nobody else. */
export const commentSeenTable: TableShape = {
  name: 'comment_seen',
  label: '看过的评论',
  columns: [
    { name: 'town', type: text, required: true },
    { name: 'user_id', type: text, required: true },
    { name: 'record', type: 'uuid', required: true },
    { name: 'ledger', type: text, required: true },
    { name: 'at', type: 'timestamptz', required: true },
  ],
  primaryKey: ['town', 'user_id', 'record'],
  indexes: [{ name: 'comment_seen_record', columns: ['town', 'record'] }],
}

export const recordCommentTables = [recordCommentTable, commentNoticeTable, commentSeenTable] as const

/** What was said, held against the chain. What a destruction took is out of its entries as well. */
export const keptComments: KeptTable = {
  table: recordCommentTable.name,
  label: '记录的评论',
  key: sql`id::text`,
  entryKey: sql`detail ->> 'line'`,
  name: sql`actor_name`,
  entryName: sql`detail ->> 'line'`,
  columns: ['id', 'ledger', 'record', 'kind', 'comment', 'answers', 'words', 'mentions', 'actor', 'actor_name', 'entry'].map((name) =>
    sql.ref(name),
  ),
  written: ['comment.say', 'comment.settle', 'comment.reopen', 'comment.withdraw'],
  removed: [],
  standing: sql`record is not null`,
}
