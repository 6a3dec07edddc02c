import { Link } from '@tanstack/react-router'
import type { WorkbenchView } from '../../api/contract/workbench.ts'
import { ledgersWithScreens } from '../parts/AuditPlace.tsx'
import { groupDigits } from '../parts/quantity.ts'
import { presentInstant } from '../parts/time.ts'
import styles from './workbench.module.css'

/** The ledgers that were written to last. */
export function LedgerNews({ ledgers: all }: { readonly ledgers: WorkbenchView['ledgers'] }) {
  const ledgers = all.filter(({ id }) => !ledgersWithScreens.has(id))
  if (ledgers.length === 0) return null
  return (
    <section aria-labelledby="ledger-news">
      <h2 id="ledger-news">
        近来记过的台账<Link to="/ledgers">全部台账</Link>
      </h2>
      <div className={styles.card}>
        <ul className={styles.lines}>
          {ledgers.map((ledger) => (
            <li key={ledger.id}>
              <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{}}>
                <span>{ledger.label}</span>
              </Link>
              <span className={styles.aside}>
                {groupDigits(String(ledger.count))} 条
                <time dateTime={ledger.latest}>{ledger.latest === undefined ? '' : presentInstant(ledger.latest)}</time>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
