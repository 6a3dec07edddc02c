import { Button, Input } from 'antd'
import { useState } from 'react'
import { CommentItem } from './CommentItem.tsx'
import styles from './comment.module.css'
import type { Comments } from './use-comments.ts'

interface Props {
  readonly comments: Comments
  readonly line: number
  /** What a new one is about; empty for the whole paragraph. */
  readonly words: string
  /** Begins with the cursor in the field. */
  readonly focus?: boolean
}

/** What was said about one paragraph, and a field to say more. */
export function LineComments({ comments, line, words, focus = false }: Props) {
  const { placed, settle, mayComment } = comments
  const here = placed.filter((one) => one.line === line).map(({ comment }) => comment)
  if (here.length === 0 && !mayComment) return null
  const open = here.filter(({ settledBy }) => settledBy === undefined)
  const settled = here.filter(({ settledBy }) => settledBy !== undefined)
  return (
    <section className={styles.comments} aria-label="这一段的批注">
      <h3>{open.length === 0 ? '批注' : `批注 ${open.length}`}</h3>
      {open.map((comment) => (
        <CommentItem key={comment.id} comment={comment} settle={mayComment ? (done) => settle(comment, done) : undefined} />
      ))}
      {mayComment ? <CommentForm key={`${line} ${words}`} comments={comments} line={line} words={words} focus={focus} /> : null}
      {settled.length === 0 ? null : (
        <details>
          <summary>已处理 {settled.length} 条</summary>
          {settled.map((comment) => (
            <CommentItem key={comment.id} comment={comment} settle={mayComment ? (done) => settle(comment, done) : undefined} />
          ))}
        </details>
      )}
    </section>
  )
}

function CommentForm({ comments, line, words, focus = false }: Props) {
  const [text, setText] = useState('')
  const [busy, setBusy] = useState(false)
  const ready = text.trim() !== '' && !busy
  const send = async () => {
    if (!ready) return
    setBusy(true)
    try {
      await comments.add({ line, words, comment: text.trim() })
      setText('')
    } catch {
      // Said already; what was written stays in the field.
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <Input.TextArea
        aria-label="写批注"
        placeholder={words === '' ? '对这一段的意见' : `对“${words.length > 24 ? `${words.slice(0, 24)}…` : words}”的意见`}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={2000}
        autoFocus={focus}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
        }}
      />
      <Button htmlType="submit" disabled={!ready} loading={busy} title="Ctrl+Enter">
        批注
      </Button>
    </form>
  )
}
