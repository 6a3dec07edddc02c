import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { PageHeader } from '../../header/PageHeader.tsx'
import { partQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { DecidedDoubles } from './DecidedDoubles.tsx'
import { DoubleCard } from './DoubleCard.tsx'
import styles from './double.module.css'
import { doublesQuery } from './double-queries.ts'

const route = getRouteApi('/frame/ledgers/$ledger/doubles')

/** What may have been entered twice in one register, a pair at a time. It waits as long as it likes: nothing is held up by it. */
export function DoublesPage() {
  const { ledger: id } = route.useParams()
  const { data, error, refetch } = useQuery(partQuery('ledger', id))
  const ledger = data?.ledgers.get(id)
  if (error !== null) return <ErrorNote error={error} retry={() => void refetch()} />
  if (ledger === undefined) return <LoadingNote rows={6} />
  return <Doubles ledger={ledger} />
}

export function Doubles({ ledger }: { readonly ledger: ResolvedLedger }) {
  const { data, error, refetch } = useQuery(doublesQuery(ledger.id))
  return (
    <>
      <PageHeader
        title={`像是重复 ${ledger.label}`}
        up={{ to: '/ledgers', label: '台账' }}
        crumb={data === undefined ? undefined : `${data.total} 对，放着不办，什么也不耽误`}
      >
        <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{}}>
          回到台账
        </Link>
      </PageHeader>
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
        {data === undefined ? (
          error === null ? (
            <LoadingNote rows={6} label="正在一对一对地找" />
          ) : null
        ) : (
          <>
            {data.isTooLarge ? <EmptyNote title="记录太多，没有找">这本台账超过两万条，不一对一对地找重复。</EmptyNote> : null}
            {data.total === 0 && !data.isTooLarge ? (
              <EmptyNote title="没有像是重复的">号码相同的，或者同村同名、内容相近的两条，会列在这里。</EmptyNote>
            ) : null}
            {data.total > data.pairs.length ? <p className={styles.pale}>先列 {data.pairs.length} 对，定下来的后面的会补上来。</p> : null}
            {data.pairs.map((pair) => (
              <DoubleCard key={`${pair.left.id}-${pair.right.id}`} ledger={ledger} pair={pair} />
            ))}
            {data.decided.length === 0 ? null : <DecidedDoubles ledger={ledger} decided={data.decided} />}
          </>
        )}
      </div>
    </>
  )
}
