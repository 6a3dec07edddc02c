import type { CaseLogEntry, CaseSummary } from '../../../api/contract/loop.ts'
import { AttachmentView } from '../../ledger/record/AttachmentView.tsx'
import { useSession } from '../../session/use-session.ts'
import { dayWords, momentWords } from '../due.ts'
import styles from './case.module.css'

/** How a case came to where it stands, the latest first: which step, who, when, why, on what proof. */
export function CaseTimeline({ log, outcome }: { readonly log: readonly CaseLogEntry[]; readonly outcome: CaseSummary['outcome'] }) {
  const { today } = useSession()
  const latest = log.length - 1
  return (
    <ol className={styles.timeline}>
      {log.toReversed().map((entry, index) => (
        <li key={entry.id} className={index === 0 && outcome === null ? styles.latest : undefined}>
          <strong>{entry.label}</strong>
          {entry.fromLabel !== null && entry.from !== entry.to ? (
            <span className={styles.move}>
              {entry.fromLabel} → {entry.toLabel}
            </span>
          ) : null}
          <small>
            {entry.actorName} · <time dateTime={entry.at}>{momentWords(entry.at, today)}</time>
            {entry.until === null ? '' : ` · 至 ${dayWords(entry.until, today)}`}
            {index === 0 && latest >= 0 && outcome === null && entry.due !== null ? ` · 限 ${dayWords(entry.due, today)}前` : ''}
          </small>
          {entry.opinion === null ? null : <q>{entry.opinion}</q>}
          {entry.evidence.length === 0 ? null : (
            <ul className={styles.evidence}>
              {entry.evidence.map((file) => (
                <li key={file}>
                  <AttachmentView value={file} />
                </li>
              ))}
            </ul>
          )}
        </li>
      ))}
    </ol>
  )
}
