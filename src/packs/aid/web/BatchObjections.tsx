import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import { dayWords } from '../../../web/parts/due.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import { Tag } from '../../../web/parts/Tag.tsx'
import { useSession } from '../../../web/session/use-session.ts'
import styles from './aid.module.css'
import { objectionsQuery } from './batch-queries.ts'

/** What was objected to while the list hung, and what became of it: an open one holds the batch where it is. */
export function BatchObjections({ record }: { readonly record: LedgerRecord }) {
  const { today } = useSession()
  const { data, error, refetch } = useQuery(objectionsQuery(record.id))
  const rows = data?.records ?? []
  return (
    <section aria-label="异议">
      <div className={styles.tools}>
        <Link to="/ledgers/$ledger" params={{ ledger: 'aid-objection' }} search={{ add: true }}>
          登记异议
        </Link>
        <Link to="/loops/$loop" params={{ loop: 'aid-objection-handling' }} search={{}}>
          处理异议
        </Link>
      </div>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      <div className={styles.card}>
        {data === undefined && error === null ? <LoadingNote rows={4} /> : null}
        {data !== undefined && rows.length === 0 ? <EmptyNote title="没有收到异议" /> : null}
        <ul className={styles.objections}>
          {rows.map(({ id, values, shown }) => (
            <li key={id}>
              <p>
                <Tag tone={values.conclusion === null ? 'due' : 'plain'}>{shown.conclusion ?? '待核实'}</Tag>
                <b>{shown.household ?? '未指明农户'}</b>
                <small>{dayWords(String(values.raisedOn ?? today), today)}</small>
              </p>
              <p>{values.content}</p>
              {values.answer === null ? null : <p className={styles.quiet}>答复：{values.answer}</p>}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
