import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { dayWords } from '../../../web/parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import { objectionHandling } from '../loops/objection.loop.ts'
import styles from './aid.module.css'
import { objectionsQuery } from './batch-queries.ts'
import { objectionFields } from './fields.ts'

/** What was objected to while the list hung, and what became of it: an open one holds the batch where it is. */
export function BatchObjections({ record }: { readonly record: LedgerRecord }) {
  const { today } = useSession()
  const { data, error, refetch } = useQuery(objectionsQuery(record.id))
  const rows = data?.records ?? []
  return (
    <section aria-label="异议">
      <div className={styles.tools}>
        <Link to="/ledgers/$ledger" params={{ ledger: objectionFields.ledger }} search={{ add: true }}>
          登记异议
        </Link>
        <Link to="/loops/$loop" params={{ loop: objectionHandling.id }} search={{}}>
          处理异议
        </Link>
      </div>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <div className={styles.card}>
        {data === undefined && error === null ? <LoadingNote rows={4} /> : null}
        {data !== undefined && rows.length === 0 ? <EmptyNote title="没有收到异议" /> : null}
        <ul className={styles.objections}>
          {rows.map((row) => (
            <li key={row.id}>
              <p>
                <Tag tone={objectionFields.text(row, 'conclusion') === '' ? 'due' : 'plain'}>
                  {objectionFields.shown(row, 'conclusion') || '待核实'}
                </Tag>
                <b>{objectionFields.shown(row, 'household') || '未指明农户'}</b>
                <small>{dayWords(objectionFields.text(row, 'raisedOn') || today, today)}</small>
              </p>
              <p>{objectionFields.text(row, 'content')}</p>
              {objectionFields.text(row, 'answer') === '' ? null : (
                <p className={styles.quiet}>答复：{objectionFields.text(row, 'answer')}</p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
