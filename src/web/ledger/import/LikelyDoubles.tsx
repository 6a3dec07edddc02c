import { Link } from '@tanstack/react-router'
import type { ImportOutcome } from '../../../api/contract/import.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import styles from './import.module.css'

/** New rows that may be there already under another number. They hold nothing up: whoever imports looks, and says. */
export function LikelyDoubles({ ledger, outcome }: { readonly ledger: ResolvedLedger; readonly outcome: ImportOutcome }) {
  const doubles = outcome.told?.doubles ?? []
  if (doubles.length === 0) return <p className={styles.quiet}>没有像是重复的行。</p>
  return (
    <>
      <p className={styles.quiet}>
        这些行会新增，但同一个村里已经有同名的记录，号码不一样。照样可以写入；确实是同一个的，可以先在表里改对号码；写入以后，号码相同、内容相近的会排在{' '}
        <Link to="/ledgers/$ledger/doubles" params={{ ledger: ledger.id }}>
          像是重复
        </Link>
        里，由人一对一对地定，不耽误别的。
      </p>
      <ul className={styles.moved} aria-label="像是重复的行">
        {doubles.map(({ row, id, title }) => (
          <li key={`${row}-${id}`}>
            <span>
              第 {row} 行 {title}
            </span>
            <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{ record: id }}>
              看已有的记录
            </Link>
          </li>
        ))}
      </ul>
    </>
  )
}
