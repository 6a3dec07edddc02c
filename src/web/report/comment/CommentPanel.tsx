import { Button } from 'antd'
import type { CompiledReport } from '../../../definition/report/types.ts'
import styles from './comment.module.css'
import { LineComments } from './LineComments.tsx'
import { printedLine } from './printed-line.ts'
import type { Comments } from './use-comments.ts'

interface Props {
  readonly comments: Comments
  readonly report: CompiledReport
  readonly line: number
  /** Back to all of them. */
  readonly showAll: () => void
}

/** One paragraph and what is said about it. */
export function CommentPanel({ comments, report, line, showAll }: Props) {
  return (
    <>
      <Button size="small" type="text" className={styles.all ?? ''} onClick={showAll}>
        全部批注
      </Button>
      <blockquote className={styles.quote}>{printedLine(report, line)}</blockquote>
      <LineComments comments={comments} line={line} words="" focus />
    </>
  )
}
