import { CloseOutlined } from '@ant-design/icons'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { BulkStepResult } from '../../api/contract/loop.ts'
import styles from './work.module.css'

export interface BulkOutcome {
  readonly label: string
  readonly result: BulkStepResult
}

/** How each of several cases fared: what was done, and what was not, with its reason. */
export function BulkResult({ outcome: { label, result }, close }: { readonly outcome: BulkOutcome; readonly close: () => void }) {
  return (
    <div className={styles.outcome} role="status">
      <header>
        <b>{summary(label, result)}</b>
        <Button type="text" size="small" icon={<CloseOutlined />} onClick={close} aria-label="收起" />
      </header>
      {result.refused.length === 0 ? null : (
        <ul>
          {result.refused.map((refused) => (
            <li key={refused.case}>
              <Link to="/cases/$case" params={{ case: refused.case }}>
                {refused.subjectTitle}
              </Link>
              <span>{refused.why}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function summary(label: string, { taken, refused }: BulkStepResult): string {
  const did = taken === 0 ? '' : `${taken} 件已办“${label}”`
  const not = refused.length === 0 ? '' : `${refused.length} 件没有办成，仍在原处`
  return [did, not].filter((part) => part !== '').join('；')
}
