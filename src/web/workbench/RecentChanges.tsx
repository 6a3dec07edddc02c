import type { AuditEntry } from '../../api/contract/audit.ts'
import { AuditPlace } from '../parts/AuditPlace.tsx'
import { presentInstant } from '../parts/time.ts'
import styles from './workbench.module.css'

/** The latest lines of the audit log: who changed what. */
export function RecentChanges({ entries }: { readonly entries: readonly AuditEntry[] }) {
  if (entries.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <h2 id="recent">近来的改动</h2>
      <div className={styles.card}>
        <ul className={styles.lines}>
          {entries.map((entry) => (
            <li key={entry.seq}>
              <span className={styles.change}>
                <b>{entry.actorName}</b> {entry.actionLabel} <AuditPlace entry={entry} />
                {entry.title === undefined ? null : <small>{entry.title}</small>}
              </span>
              <time className={styles.aside} dateTime={entry.at}>
                {presentInstant(entry.at)}
              </time>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
