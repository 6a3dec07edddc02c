import { MessageOutlined } from '@ant-design/icons'
import type { CommentMarks } from '../../../api/contract/comment.ts'
import styles from './comments.module.css'

export type Mark = CommentMarks[number]

/** Beside the name of a row: how much is said about it that is not settled, and that some of it is new. */
export function CommentMark({ mark }: { readonly mark: Mark | undefined }) {
  if (mark === undefined) return null
  const { open, unread } = mark
  const words = [...(open === 0 ? [] : [`${open} 条评论没处理`]), ...(unread === 0 ? [] : [`${unread} 条没看过`])].join('，')
  return (
    <span className={unread === 0 ? styles.mark : `${styles.mark} ${styles.fresh}`} title={words}>
      <MessageOutlined aria-hidden="true" />
      <span aria-hidden="true">{open === 0 ? unread : open}</span>
      <span className="visually-hidden">，{words}</span>
    </span>
  )
}
