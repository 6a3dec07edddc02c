import { CommentOutlined } from '@ant-design/icons'
import styles from './comment-button.module.css'

interface Props {
  readonly line: number
  /** How many are open here. */
  readonly count: number
  readonly open: (line: number) => void
}

/** At the end of a paragraph: what is said about it. It has no words of its own, so that the paragraph reads as it prints. */
export function CommentButton({ line, count, open }: Props) {
  return (
    <button
      type="button"
      className={count === 0 ? styles.button : `${styles.button} ${styles.said}`}
      data-count={count === 0 ? undefined : count}
      aria-label={count === 0 ? '批注这一段' : `这一段有 ${count} 条批注`}
      title={count === 0 ? '批注这一段' : `${count} 条批注`}
      onClick={() => open(line)}
    >
      <CommentOutlined aria-hidden="true" />
    </button>
  )
}
