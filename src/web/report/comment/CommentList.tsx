import type { CompiledReport } from '../../../definition/report/types.ts'
import { EmptyNote } from '../../parts/Notes.tsx'
import { placeInProse } from '../panel/place-words.ts'
import { CommentItem } from './CommentItem.tsx'
import styles from './comment.module.css'
import type { PlacedComment } from './place-comments.ts'
import { printedLine } from './printed-line.ts'
import type { Comments } from './use-comments.ts'

interface Props {
  readonly comments: Comments
  readonly report: CompiledReport
  readonly openLine: (line: number) => void
}

/** Everything that was said about a report, in the order of its text; what is settled is folded away. */
export function CommentList({ comments, report, openLine }: Props) {
  const { placed, settle, mayComment } = comments
  if (placed.length === 0)
    return <EmptyNote title="还没有批注">{mayComment ? '选中一处，或按一段末尾的批注，写下意见；写报告的人在这里看到。' : ''}</EmptyNote>
  const ordered = [...placed].sort((one, two) => (one.line ?? Number.POSITIVE_INFINITY) - (two.line ?? Number.POSITIVE_INFINITY))
  const open = ordered.filter(({ comment }) => comment.settledBy === undefined)
  const settled = ordered.filter(({ comment }) => comment.settledBy !== undefined)
  const item = ({ comment, line }: PlacedComment) => (
    <li key={comment.id}>
      {line === undefined ? (
        <small className={styles.gone}>原来那一段已经不在了：{comment.paragraph.slice(0, 40)}</small>
      ) : (
        <button type="button" className={styles.place} onClick={() => openLine(line)}>
          {placeInProse(report, { line })} · {printedLine(report, line).slice(0, 24)}
        </button>
      )}
      <CommentItem comment={comment} settle={mayComment ? (done) => settle(comment, done) : undefined} />
    </li>
  )
  return (
    <>
      {open.length === 0 ? <p className={styles.none}>没有待处理的批注。</p> : <ul className={styles.list}>{open.map(item)}</ul>}
      {settled.length === 0 ? null : (
        <details className={styles.comments}>
          <summary>已处理 {settled.length} 条</summary>
          <ul className={styles.list}>{settled.map(item)}</ul>
        </details>
      )}
    </>
  )
}
