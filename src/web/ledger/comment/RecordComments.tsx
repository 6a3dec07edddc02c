import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { useSession } from '../../session/use-session.ts'
import { CommentThread } from './CommentThread.tsx'
import { CommentWords } from './CommentWords.tsx'
import styles from './comments.module.css'
import { useRecordComments } from './use-record-comments.ts'

interface Props {
  readonly ledger: string
  readonly record: string
}

/** What people say beside a record: what is open first, what is settled folded away. It is no part of the record, and no figure reads it. */
export function RecordComments({ ledger, record }: Props) {
  const { can } = useSession()
  const talk = useRecordComments(ledger, record)
  const { comments, error, retry } = talk
  if (comments === undefined) return error === null ? <LoadingNote rows={3} /> : <ErrorNote error={error} retry={retry} />
  const open = comments.filter(({ settledBy }) => settledBy === null)
  const settled = comments.filter(({ settledBy }) => settledBy !== null)
  const thread = (comment: (typeof comments)[number]) => (
    <CommentThread key={comment.id} comment={comment} talk={talk} ledger={ledger} record={record} may={can.discuss} />
  )
  return (
    <section className={styles.comments} aria-label="评论">
      {comments.length === 0 ? (
        <EmptyNote title="还没有评论">
          {can.discuss ? '问一句，提个醒。看得到这条记录的人都看得到这里的话。' : '看得到这条记录的人可以在这里说话。'}
        </EmptyNote>
      ) : null}
      {open.map(thread)}
      {can.discuss ? <CommentWords ledger={ledger} record={record} say={talk.say} /> : null}
      {settled.length === 0 ? null : (
        <details>
          <summary>已处理 {settled.length} 条</summary>
          {settled.map(thread)}
        </details>
      )}
    </section>
  )
}
