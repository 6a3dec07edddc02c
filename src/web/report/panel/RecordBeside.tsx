import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { partQuery, recordQuery } from '../../http/queries.ts'
import { RecordFields } from '../../ledger/record/RecordFields.tsx'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import styles from './panel.module.css'

export interface BesideRecord {
  readonly ledger: string
  readonly record: string
}

/** One record behind a figure, beside the report: nobody has to leave the text for it. */
export function RecordBeside({ ledger: id, record: key, back }: BesideRecord & { readonly back: () => void }) {
  const { data: index } = useQuery(partQuery('ledger', id))
  const { data: record, error, refetch } = useQuery(recordQuery(id, key))
  const ledger = index?.ledgers.get(id)
  return (
    <div className={styles.panel}>
      <div className={styles.walk}>
        <Button size="small" type="text" onClick={back}>
          回到这个数
        </Button>
        <Link to="/ledgers/$ledger" params={{ ledger: id }} search={{ record: key }}>
          在台账里打开
        </Link>
      </div>
      <header>
        <h2>{ledger?.label ?? '记录'}</h2>
      </header>
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {ledger === undefined || record === undefined ? (
        error === null ? (
          <LoadingNote rows={6} />
        ) : null
      ) : (
        <RecordFields ledger={ledger} record={record} />
      )}
    </div>
  )
}
