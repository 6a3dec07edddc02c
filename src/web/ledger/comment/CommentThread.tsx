import { Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { RecordCommentView, SayingView } from '../../../api/contract/comment.ts'
import { presentFullInstant, presentInstant } from '../../parts/time.ts'
import { CommentWords } from './CommentWords.tsx'
import { piecesOf } from './called.ts'
import styles from './comments.module.css'
import type { RecordTalk } from './use-record-comments.ts'

interface Props {
  readonly comment: RecordCommentView
  readonly talk: RecordTalk
  readonly ledger: string
  readonly record: string
  /** Whether the reader may say something. */
  readonly may: boolean
}

/** Something said with its answers, and what can be done about it. */
export function CommentThread({ comment, talk, ledger, record, may }: Props) {
  const [answering, setAnswering] = useState(false)
  const { id, settledBy, settledAt, withdrawnAt, answers } = comment
  const settled = settledBy !== null
  const isThere = withdrawnAt === null
  return (
    <article className={settled ? `${styles.thread} ${styles.settled}` : styles.thread} aria-label={`${comment.by}的评论`}>
      <Said saying={comment} withdraw={may && isThere ? talk.withdraw : undefined} />
      {answers.map((one) => (
        <div key={one.id} className={styles.answer}>
          <Said saying={one} withdraw={may && one.withdrawnAt === null ? talk.withdraw : undefined} />
        </div>
      ))}
      {answering ? <CommentWords ledger={ledger} record={record} answers={id} say={talk.say} done={() => setAnswering(false)} /> : null}
      <footer>
        {settled ? (
          <small>
            {settledBy} {presentInstant(settledAt ?? undefined)} 处理
          </small>
        ) : null}
        {may && !settled && isThere && !answering ? (
          <Button size="small" type="text" onClick={() => setAnswering(true)}>
            回复
          </Button>
        ) : null}
        {may && (settled || isThere || answers.length > 0) ? (
          <Button size="small" type={settled ? 'text' : 'default'} onClick={() => talk.settle(id, !settled)}>
            {settled ? '重新打开' : '处理了'}
          </Button>
        ) : null}
      </footer>
    </article>
  )
}

interface SaidProps {
  readonly saying: SayingView
  readonly withdraw: RecordTalk['withdraw'] | undefined
}

function Said({ saying, withdraw }: SaidProps) {
  const { id, by, at, words, own, unread, withdrawnAt, mentions } = saying
  return (
    <>
      <small className={styles.who}>
        <b>{by}</b>{' '}
        <time dateTime={at} title={presentFullInstant(at)}>
          {presentInstant(at)}
        </time>
        {unread ? <em>新</em> : null}
        {own && withdraw !== undefined ? (
          <Popconfirm
            title="撤回这条评论？"
            description="别人不再看到内容；说过又撤回这件事仍在。"
            okText="撤回"
            cancelText="不撤"
            onConfirm={() => withdraw(id)}
          >
            <button type="button" className={styles.back}>
              撤回
            </button>
          </Popconfirm>
        ) : null}
      </small>
      {withdrawnAt === null ? null : <p className={styles.gone}>{presentInstant(withdrawnAt)} 撤回了这条评论。</p>}
      {words === null ? null : (
        <p className={withdrawnAt === null ? undefined : styles.struck}>
          {piecesOf(
            words,
            mentions.map(({ name }) => name),
          ).map(({ text, isName }, index) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
            isName ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
          )}
        </p>
      )}
    </>
  )
}
