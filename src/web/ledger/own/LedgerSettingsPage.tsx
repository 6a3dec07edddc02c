import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { PageHeader } from '../../header/PageHeader.tsx'
import { ownQuery, partQuery } from '../../http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { useSession } from '../../session/use-session.ts'
import { LedgerSettings } from './LedgerSettings.tsx'
import styles from './own.module.css'

const route = getRouteApi('/frame/ledgers/$ledger/settings')

/** The columns of a ledger, those that the town has added, and what becomes of them. */
export function LedgerSettingsPage() {
  const { ledger: id } = route.useParams()
  const { can } = useSession()
  const part = useQuery(partQuery('ledger', id))
  const own = useQuery(ownQuery)
  const ledger = part.data?.ledgers.get(id)
  const error = part.error ?? own.error
  return (
    <>
      <PageHeader title={`台账设置 ${ledger?.label ?? ''}`} up={{ to: '/ledgers', label: '台账' }} />
      <div className={styles.page}>
        {error === null ? null : <ErrorNote error={error} retry={() => void Promise.all([part.refetch(), own.refetch()])} />}
        {can.define ? null : <EmptyNote title="栏目由科室改">要加一栏、改个名，请告诉管这本台账的科室。</EmptyNote>}
        {error === null && can.define && (ledger === undefined || own.data === undefined) ? <LoadingNote rows={8} /> : null}
        {can.define && ledger !== undefined && own.data !== undefined ? <LedgerSettings ledger={ledger} own={own.data} /> : null}
      </div>
    </>
  )
}
