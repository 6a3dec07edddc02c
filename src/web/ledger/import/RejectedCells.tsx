import { Button } from 'antd'
import { useState } from 'react'
import type { ImportOutcome, ImportProblem } from '../../../api/contract/import.ts'
import styles from './import.module.css'

const first = 50

/** Each cell that could not be read: where it stands, what it says, why not. */
export function RejectedCells({ outcome, faults }: { readonly outcome: ImportOutcome; readonly faults: readonly ImportProblem[] }) {
  const [all, setAll] = useState(false)
  const cells = all ? outcome.rejected : outcome.rejected.slice(0, first)
  return (
    <section aria-labelledby="rejected" className={styles.section}>
      <h2 id="rejected">读不懂的地方</h2>
      {outcome.rejected.length + faults.length === 0 ? <p className={styles.quiet}>没有读不懂的地方。</p> : null}
      {faults.length === 0 ? null : (
        <ul className={styles.faults}>
          {faults.map(({ at, code, message }) => (
            <li key={`${at}-${code}-${message}`}>
              <b>{at}</b> {message}
            </li>
          ))}
        </ul>
      )}
      <div className={styles.scroll} hidden={outcome.rejected.length === 0}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">行</th>
              <th scope="col">栏目</th>
              <th scope="col">表里写的</th>
              <th scope="col">为什么不行</th>
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <tr key={`${cell.row}-${cell.column}-${cell.why}`}>
                <td>{cell.row}</td>
                <td>{cell.column}</td>
                <td className={styles.bad}>{cell.value === '' ? '（空）' : cell.value}</td>
                <td className={styles.why}>{cell.why}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {all || outcome.rejected.length <= first ? null : (
        <Button type="link" onClick={() => setAll(true)}>
          全部 {outcome.rejected.length} 格
        </Button>
      )}
    </section>
  )
}
