import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import type { WorkItem } from '../../api/contract/loop.ts'
import { DueTag } from '../loop/DueTag.tsx'
import { StepButtons } from '../loop/step/StepButtons.tsx'
import { levelWords } from '../loop/words.ts'
import { dueNote } from '../parts/due.ts'
import { Awaited } from './Awaited.tsx'
import styles from './work.module.css'

interface Props {
  readonly item: WorkItem
  readonly today: string
  /** Absent where nothing can be chosen. */
  readonly chosen: boolean | undefined
  readonly choose: () => void
}

/** One case that waits for somebody: how pressing, what it is, the next step at its end. */
export function WorkRow({ item, today, chosen, choose }: Props) {
  return (
    <li
      className={[styles.row, chosen === undefined ? styles.bare : '', chosen === true ? styles.chosen : ''].join(' ')}
      data-row={item.id}
    >
      {chosen === undefined ? null : (
        <Checkbox className={styles.check ?? ''} checked={chosen} onChange={choose} aria-label={`选中：${item.subjectTitle}`} />
      )}
      <span className={styles.due}>
        <DueTag item={item} today={today} />
        <small>{dueNote(item, today)}</small>
      </span>
      <span className={styles.what}>
        <Link to="/cases/$case" params={{ case: item.id }} data-row-focus>
          {item.subjectTitle}
        </Link>
        <small>
          {item.stateLabel}
          {item.holderName === null ? '' : ` · ${item.holderName}`}
          {item.returns === 0 ? '' : ` · 退回 ${item.returns} 次`}
          {item.escalatedTo === null ? '' : ` · 已上报${levelWords[item.escalatedTo]}`}
          <span className={styles.number}> · {item.number}</span>
        </small>
      </span>
      <span className={styles.act}>
        <StepButtons item={item} steps={item.steps} most={1} forwardOnly />
        {item.waits === null ? null : <Awaited item={item} waits={item.waits} />}
      </span>
    </li>
  )
}
