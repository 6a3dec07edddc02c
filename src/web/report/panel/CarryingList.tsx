import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { CompiledAssertion, Proposal } from '../../../definition/report/types.ts'
import { carryingQuery } from '../../http/queries.ts'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import styles from './panel.module.css'

interface Props {
  readonly assertion: CompiledAssertion
  readonly take: (assertion: CompiledAssertion, proposal: Proposal) => void
}

/** Records whose own words say what nobody could prove: one press rests the words on one of them, Ctrl+Z takes it back. */
export function CarryingList({ assertion, take }: Props) {
  const { text } = assertion
  const query = carryingQuery(text)
  const { data, error, refetch } = useQuery(query)
  if (query.enabled === false) return null
  return (
    <section aria-label="选佐证">
      <h3 className={styles.ways}>有文件为证</h3>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingNote rows={2} label="正在找写着这句话的佐证" /> : null}
      {data === undefined ? null : data.length === 0 ? (
        <p className={styles.sub}>
          荣誉、佐证材料里没有写着“{text}”的。有文件的话，先
          <Link to="/ledgers/$ledger" params={{ ledger: 'attestation' }} search={{ add: true }}>
            记一份佐证
          </Link>
          ，再回来选。
        </p>
      ) : (
        <ul className={styles.carrying}>
          {data.map(({ ledger, ledgerLabel, record, title, beside, token }) => (
            <li key={`${ledger} ${record}`}>
              <div>
                <b>{title}</b>
                <small>{beside === '' ? ledgerLabel : `${ledgerLabel} · ${beside}`}</small>
              </div>
              <Button
                size="small"
                aria-label={`选佐证：${title}`}
                title="这句话凭它；Ctrl+Z 撤回"
                onClick={() => take(assertion, { text: token, why: `据${ledgerLabel}“${title}”` })}
              >
                选佐证
              </Button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
