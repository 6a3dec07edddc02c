import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { RefSelect } from '../../ledger/form/RefSelect.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { useSession } from '../../session/use-session.ts'
import { EpidemicPage } from '../EpidemicPage.tsx'
import styles from '../epidemic.module.css'
import { openCasesQuery, recordsQuery, text } from '../epidemic-queries.ts'
import { Notice } from './Notice.tsx'

const route = getRouteApi('/frame/epidemic/notices')

/** What everybody under a measure is handed: one sheet a person, for one of them or for a whole village in one press. */
export function NoticesPage() {
  const { town, today } = useSession()
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/epidemic/notices' })
  const filters: readonly LedgerFilter[] =
    search.person !== undefined
      ? [{ field: 'id', operator: '=', value: search.person }]
      : [
          { field: 'releasedOn', operator: 'empty' },
          ...(search.village === undefined ? [] : [{ field: 'village', operator: '=', value: search.village } as const]),
        ]
  const people = useQuery(recordsQuery('controlled-person', filters, { field: 'name' }))
  const responses = useQuery(recordsQuery('emergency-response', []))
  const cases = useQuery(openCasesQuery('isolation'))
  const due = (people.data?.records ?? []).filter(
    (record) => text(record, 'releasedOn') === '' && text(record, 'dueOn') !== '' && cases.data?.get(record.id)?.state !== 'planned',
  )
  const waiting = (people.data?.records ?? []).length - due.length
  const error = people.error ?? responses.error ?? cases.error
  return (
    <EpidemicPage title="告知书" crumb={people.data === undefined ? undefined : `${due.length} 份`}>
      <div className={styles.bar}>
        <label htmlFor="notice-village">村</label>
        <span style={{ width: 200 }}>
          <RefSelect
            id="notice-village"
            ledger="village"
            label="村"
            value={search.village === undefined ? [] : [search.village]}
            change={([village]) => void navigate({ search: village === undefined ? {} : { village } })}
          />
        </span>
        <label htmlFor="notice-person">或一人</label>
        <span style={{ width: 200 }}>
          <RefSelect
            id="notice-person"
            ledger="controlled-person"
            label="管控对象"
            value={search.person === undefined ? [] : [search.person]}
            change={([person]) => void navigate({ search: person === undefined ? {} : { person } })}
          />
        </span>
        <Button type="primary" disabled={due.length === 0} onClick={() => window.print()}>
          打印 {due.length} 份
        </Button>
        {waiting > 0 ? <span className={styles.pale}>另有 {waiting} 人未落实措施、没有期限或已解除，不出告知书。</span> : null}
      </div>
      {error !== null ? (
        <ErrorNote error={error} retry={() => void Promise.all([people.refetch(), responses.refetch(), cases.refetch()])} />
      ) : people.data === undefined || responses.data === undefined || cases.data === undefined ? (
        <LoadingNote rows={10} />
      ) : due.length === 0 ? (
        <EmptyNote title="没有要告知的人" />
      ) : (
        due.map((record) => (
          <Notice
            key={record.id}
            record={record}
            response={responses.data.records.find(({ id }) => id === text(record, 'response'))}
            holder={cases.data.get(record.id)?.holderName ?? null}
            town={town}
            today={today}
          />
        ))
      )}
    </EpidemicPage>
  )
}
