import { Button } from 'antd'
import type { CommentView } from '../../../api/contract/report.ts'
import { presentFullInstant, presentInstant } from '../../parts/time.ts'
import styles from './comment.module.css'

interface Props {
  readonly comment: CommentView
  readonly settle?: ((settled: boolean) => void) | undefined
}

/** Who said what and when; whether it is settled, and by whom. */
export function CommentItem({ comment, settle }: Props) {
  const { by, at, words, settledBy, settledAt } = comment
  const settled = settledBy !== undefined
  return (
    <div className={settled ? `${styles.item} ${styles.settled}` : styles.item}>
      <small>
        <b>{by}</b> <time title={presentFullInstant(at)}>{presentInstant(at)}</time>
      </small>
      {words === '' ? null : <q>{words}</q>}
      <p>{comment.comment}</p>
      <div className={styles.foot}>
        {settled ? (
          <small>
            {settledBy} {presentInstant(settledAt)} 处理
          </small>
        ) : null}
        {settle === undefined ? null : (
          <Button size="small" type={settled ? 'text' : 'default'} onClick={() => settle(!settled)}>
            {settled ? '重新打开' : '处理了'}
          </Button>
        )}
      </div>
    </div>
  )
}
