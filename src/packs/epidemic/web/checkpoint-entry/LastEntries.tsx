import type { LedgerRecord } from '../../../../api/contract/ledger.ts'
import styles from '../epidemic.module.css'
import { entryFields } from '../fields.ts'
import { isFever } from './gates.ts'

/** The last ones of today, newest first: to see that the entry stands, and nothing more. */
export function LastEntries({ entries, feverFrom }: { readonly entries: readonly LedgerRecord[]; readonly feverFrom: string }) {
  if (entries.length === 0) return <p className={styles.pale}>今天还没有登记。</p>
  return (
    <section className={styles.card} aria-label="刚才登记的">
      <table>
        <thead>
          <tr>
            <th scope="col">时间</th>
            <th scope="col">姓名</th>
            <th scope="col">来源地</th>
            <th scope="col">体温</th>
            <th scope="col">处置</th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.id}>
              <td>{entryFields.text(entry, 'passedAt').slice(11, 16)}</td>
              <td>{entryFields.text(entry, 'name')}</td>
              <td>{entryFields.text(entry, 'origin')}</td>
              <td className={isFever(entryFields.text(entry, 'temperature'), feverFrom) ? styles.late : undefined}>
                {entryFields.text(entry, 'temperature')}
              </td>
              <td>{entryFields.text(entry, 'handling')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
