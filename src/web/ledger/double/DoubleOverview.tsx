import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageHeader } from '../../header/PageHeader.tsx'
import { ledgersQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import styles from './double.module.css'
import { doubleCountsQuery } from './double-queries.ts'

/** Every register in which something may have been entered twice. */
export function DoubleOverview() {
  const { data, error, refetch } = useQuery(doubleCountsQuery)
  const { data: ledgers } = useQuery(ledgersQuery)
  const labels = new Map(ledgers?.map(({ id, label }) => [id, label]))
  return (
    <>
      <PageHeader title="像是重复" up={{ to: '/ledgers', label: '台账' }} crumb="放着不办，什么也不耽误" />
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? error === null ? <LoadingNote rows={4} label="正在一本一本地找" /> : null : null}
        {data?.length === 0 ? <EmptyNote title="没有像是重复的">号码相同的，或者同村同名、内容相近的两条，会列在这里。</EmptyNote> : null}
        {data === undefined || data.length === 0 ? null : (
          <ul className={styles.card} aria-label="有像是重复的台账">
            {data.map(({ ledger, count }) => (
              <li key={ledger}>
                <Link to="/ledgers/$ledger/doubles" params={{ ledger }}>
                  {labels.get(ledger) ?? ledger}
                </Link>
                <b>{count} 对</b>
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
