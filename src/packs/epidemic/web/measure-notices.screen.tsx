import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { LedgerFilter } from '../../../api/contract/ledger.ts'
import { recordQuery } from '../../../web/http/queries.ts'
import { RefSelect } from '../../../web/ledger/form/RefSelect.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import { village } from '../../township/ledgers/village.ledger.ts'
import { isolationLoop } from '../loops/isolation.loop.ts'
import type { noticesScreen } from '../screens.ts'
import { EpidemicPage } from './EpidemicPage.tsx'
import styles from './epidemic.module.css'
import { openCasesQuery, recordsQuery } from './epidemic-queries.ts'
import { type NoticesSearch, readNoticesSearch } from './epidemic-search.ts'
import { personFields, responseFields } from './fields.ts'
import { Notice } from './notices/Notice.tsx'

/** What everybody under a measure is handed: one sheet a person, for one of them or for a whole village in one press. */
export function Screen(props: ScreenProps<typeof noticesScreen>) {
  const { town, today } = useSession()
  const search = readNoticesSearch(props.search)
  const change = useScreenSearch<NoticesSearch>()
  const inVillage: readonly LedgerFilter[] = search.village === undefined ? [] : [personFields.where('village', '=', search.village)]
  const held = useQuery({
    ...recordsQuery(personFields, [personFields.where('releasedOn', 'empty'), ...inVillage], { field: 'name' }),
    enabled: search.person === undefined,
  })
  const single = useQuery({ ...recordQuery(personFields.ledger, search.person ?? ''), enabled: search.person !== undefined })
  const people = search.person === undefined ? held.data?.records : single.data === undefined ? undefined : [single.data]
  const responses = useQuery(recordsQuery(responseFields, []))
  const cases = useQuery(openCasesQuery(isolationLoop.id))
  const due = (people ?? []).filter(
    (record) =>
      personFields.text(record, 'releasedOn') === '' &&
      personFields.text(record, 'dueOn') !== '' &&
      cases.data?.get(record.id)?.state !== 'planned',
  )
  const waiting = (people ?? []).length - due.length
  const error = held.error ?? single.error ?? responses.error ?? cases.error
  return (
    <EpidemicPage title="告知书" crumb={people === undefined ? undefined : `${due.length} 份`}>
      <NoticesBar search={search} change={change} due={due.length} waiting={waiting} />
      {error !== null ? (
        <ErrorNote
          error={error}
          retry={() =>
            void Promise.all([search.person === undefined ? held.refetch() : single.refetch(), responses.refetch(), cases.refetch()])
          }
        />
      ) : people === undefined || responses.data === undefined || cases.data === undefined ? (
        <LoadingNote rows={10} />
      ) : due.length === 0 ? (
        <EmptyNote title="没有要告知的人">有人被采取管控措施，就能在这里打印告知书。</EmptyNote>
      ) : (
        due.map((record) => (
          <Notice
            key={record.id}
            record={record}
            response={responses.data.records.find(({ id }) => id === personFields.text(record, 'response'))}
            holder={cases.data.get(record.id)?.holderName ?? null}
            town={town}
            today={today}
          />
        ))
      )}
    </EpidemicPage>
  )
}

interface NoticesBarProps {
  readonly search: NoticesSearch
  readonly change: (search: NoticesSearch) => void
  readonly due: number
  /** People under a measure who get no notice. */
  readonly waiting: number
}

function NoticesBar({ search, change, due, waiting }: NoticesBarProps) {
  return (
    <div className={styles.bar}>
      <label htmlFor="notice-village">村</label>
      <span style={{ width: 200 }}>
        <RefSelect
          id="notice-village"
          ledger={village.id}
          label="村"
          value={search.village === undefined ? [] : [search.village]}
          change={([village]) => change(village === undefined ? {} : { village })}
        />
      </span>
      <label htmlFor="notice-person">或一人</label>
      <span style={{ width: 200 }}>
        <RefSelect
          id="notice-person"
          ledger={personFields.ledger}
          label="管控对象"
          value={search.person === undefined ? [] : [search.person]}
          change={([person]) => change(person === undefined ? {} : { person })}
        />
      </span>
      <Button type="primary" disabled={due === 0} onClick={() => window.print()}>
        打印 {due} 份
      </Button>
      {waiting > 0 ? <span className={styles.pale}>另有 {waiting} 人未落实措施、没有期限或已解除，不出告知书。</span> : null}
    </div>
  )
}
