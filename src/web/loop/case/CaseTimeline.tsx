import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../api/contract/loop.ts'
import { historyQuery, partQuery } from '../../http/queries.ts'
import { shownUnit } from '../../ledger/columns.ts'
import { AttachmentView } from '../../ledger/record/AttachmentView.tsx'
import { dayWords, momentWords } from '../../parts/due.ts'
import { useSession } from '../../session/use-session.ts'
import styles from './case.module.css'
import { type FilledField, listFilledFields } from './filled-fields.ts'

/** How a case came to where it stands, the latest first: which step, who, when, why, what it filled in, on what proof. */
export function CaseTimeline({ detail: { case: item, log, record } }: { readonly detail: CaseDetail }) {
  const { today } = useSession()
  const { data: index } = useQuery(partQuery('loop', item.loop))
  const { data: versions } = useQuery({ ...historyQuery(item.ledger, item.subject), enabled: record !== null })
  const [loop, ledger] = [index?.loops.get(item.loop), index?.ledgers.get(item.ledger)]
  const { outcome } = item
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
            {index === 0 && outcome === null && entry.due !== null ? ` · 限 ${dayWords(entry.due, today)}前` : ''}
          </small>
          {loop === undefined || ledger === undefined || versions === undefined ? null : (
            <FilledFields fields={listFilledFields(entry, { loop, ledger, versions })} />
          )}
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

function FilledFields({ fields }: { readonly fields: readonly FilledField[] }) {
  if (fields.length === 0) return null
  return (
    <dl className={styles.filled}>
      {fields.map(({ item: { id, field }, text, value }) => {
        const unit = shownUnit(field)
        return (
          <div key={id}>
            <dt>{field.label}</dt>
            <dd>
              {field.kind === 'attachment' ? <AttachmentView value={value} /> : text}
              {unit === undefined ? null : ` ${unit}`}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
