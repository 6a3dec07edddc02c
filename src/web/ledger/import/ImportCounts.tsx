import type { ImportOutcome } from '../../../api/contract/import.ts'
import { groupDigits } from '../../parts/quantity.ts'
import styles from './import.module.css'

/** What the import did, in numbers. */
export function ImportCounts({ outcome }: { readonly outcome: ImportOutcome }) {
  const counts = [
    { label: '表里的行', value: outcome.rows },
    { label: '新增', value: outcome.added },
    { label: '改动', value: outcome.changed },
    { label: '没有变化', value: outcome.unchanged },
  ]
  return (
    <dl className={styles.counts}>
      {counts.map(({ label, value }) => (
        <div key={label}>
          <dd>{groupDigits(String(value))}</dd>
          <dt>{label}</dt>
        </div>
      ))}
    </dl>
  )
}
