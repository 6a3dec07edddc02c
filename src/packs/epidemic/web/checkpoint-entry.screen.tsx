import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useEffect, useState } from 'react'
import { partQuery } from '../../../web/http/queries.ts'
import { EmptyNote, ErrorNote, LoadingNote } from '../../../web/parts/Notes.tsx'
import type { ScreenProps } from '../../../web/screen/load-screen.ts'
import { useScreenSearch } from '../../../web/screen/use-screen-search.ts'
import { useSession } from '../../../web/session/use-session.ts'
import type { entryScreen } from '../screens.ts'
import { EntryForm } from './checkpoint-entry/EntryForm.tsx'
import styles from './checkpoint-entry/entry.module.css'
import { LastEntries } from './checkpoint-entry/LastEntries.tsx'
import { EpidemicPage } from './EpidemicPage.tsx'
import { firstRecordsQuery, recordsQuery } from './epidemic-queries.ts'
import { type EntrySearch, readEntrySearch } from './epidemic-search.ts'
import { arrivalFields, checkpointFields, entryFields, settingFields } from './fields.ts'

const remembered = 'qianbi.checkpoint'

/** Writing down who passes, with one hand: the checkpoint stays chosen, the origin is remembered, the next gate of an announced person is taken by itself. */
export function Screen(props: ScreenProps<typeof entryScreen>) {
  const { can, today } = useSession()
  const search = readEntrySearch(props.search)
  const change = useScreenSearch<EntrySearch>()
  const settings = useQuery(partQuery('setting', 'fever-temperature'))
  const own = useQuery(recordsQuery(settingFields, [settingFields.where('name', 'in', ['fever-temperature', '体温异常界限'])]))
  const checkpoints = useQuery(recordsQuery(checkpointFields, [], { field: 'name' }))
  const arrivals = useQuery(
    recordsQuery(arrivalFields, [arrivalFields.where('status', 'in', ['announced', 'verified', 'townGate', 'villageGate'])]),
  )
  const [last, setLast] = useState(() => window.localStorage.getItem(remembered) ?? '')
  const open = (checkpoints.data?.records ?? []).filter(
    (record) => checkpointFields.text(record, 'closedOn') === '' || checkpointFields.text(record, 'closedOn') > today,
  )
  const chosen = open.find(({ id }) => id === (search.checkpoint ?? last))
  const entries = useQuery({
    ...firstRecordsQuery(
      entryFields,
      [entryFields.where('checkpoint', '=', chosen?.id ?? ''), entryFields.where('passedAt', '>=', `${today}T00:00`)],
      { limit: 8, latestBy: 'passedAt' },
    ),
    enabled: chosen !== undefined,
  })
  useEffect(() => {
    if (chosen === undefined) return
    window.localStorage.setItem(remembered, chosen.id)
    setLast(chosen.id)
  }, [chosen])
  const declared = settings.data?.part.settings[0]?.value ?? '37.3'
  const [setting] = own.data?.records ?? []
  const feverFrom = setting === undefined ? declared : settingFields.text(setting, 'value')
  const error = checkpoints.error ?? arrivals.error
  return (
    <EpidemicPage
      title="卡口登记"
      crumb={
        chosen === undefined ? '选一个卡口' : `${checkpointFields.text(chosen, 'name')} · 今天 ${entries.data?.totals?.count ?? '…'} 人次`
      }
    >
      <div className={styles.room}>
        <div className={styles.place}>
          <label htmlFor="checkpoint">卡口</label>
          <Select
            id="checkpoint"
            size="large"
            value={chosen?.id ?? null}
            placeholder="选卡口"
            showSearch={{ optionFilterProp: 'label' }}
            onChange={(id: string) => change({ checkpoint: id }, { replace: true })}
            options={open.map((record) => ({ value: record.id, label: checkpointFields.text(record, 'name') }))}
          />
        </div>
        {error !== null ? (
          <ErrorNote error={error} retry={() => void Promise.all([checkpoints.refetch(), arrivals.refetch()])} />
        ) : checkpoints.data === undefined || arrivals.data === undefined ? (
          <LoadingNote rows={6} />
        ) : open.length === 0 ? (
          <EmptyNote title="没有在用的卡口">先在“卡口”台账登记，撤除日期空着。</EmptyNote>
        ) : chosen === undefined || !can.write ? (
          <p className={styles.pale}>{can.write ? '选好卡口就能登记。' : '你的角色只能查看。'}</p>
        ) : (
          <EntryForm key={chosen.id} checkpoint={chosen} arrivals={arrivals.data.records} feverFrom={feverFrom} />
        )}
      </div>
      {chosen === undefined ? null : <LastEntries entries={entries.data?.records ?? []} feverFrom={feverFrom} />}
    </EpidemicPage>
  )
}
