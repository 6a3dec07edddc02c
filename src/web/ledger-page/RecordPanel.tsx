import { useQuery } from '@tanstack/react-query'
import { Button, Tabs } from 'antd'
import { useEffect, useState } from 'react'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { leaveLedger } from '../../definition/duty/duty-ledgers.ts'
import { mayReferTo } from '../../definition/field/field-type.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { EndLeave } from '../grid/dialog/EndLeave.tsx'
import { HolderList } from '../grid/holders/HolderList.tsx'
import type { PartIndex } from '../http/catalogue.ts'
import { HttpError } from '../http/client.ts'
import { partQuery, recordQuery } from '../http/queries.ts'
import { CommentMark, type Mark } from '../ledger/comment/CommentMark.tsx'
import { RecordComments } from '../ledger/comment/RecordComments.tsx'
import { mayWithdraw, officeOnly } from '../ledger/form/office-fields.ts'
import { EditRecord } from '../ledger/record/EditRecord.tsx'
import { PublicAddress } from '../ledger/record/PublicAddress.tsx'
import { RecordFields } from '../ledger/record/RecordFields.tsx'
import { RecordHistory } from '../ledger/record/RecordHistory.tsx'
import { RecordUses } from '../ledger/record/RecordUses.tsx'
import styles from '../ledger/record/record.module.css'
import { WithdrawRecord } from '../ledger/record/WithdrawRecord.tsx'
import { EmptyNote, ErrorNote, LoadingNote } from '../parts/Notes.tsx'
import { SidePanel } from '../parts/SidePanel.tsx'
import { useSession } from '../session/use-session.ts'
import { PendingOfRecord } from '../work/pending/PendingOfRecord.tsx'
import { MergeRecord } from './MergeRecord.tsx'
import { RecordCases } from './RecordCases.tsx'
import { RecordPeople } from './RecordPeople.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly record: string
  /** The row as the table has it, shown until the record itself is read. */
  readonly row: LedgerRecord | undefined
  readonly close: () => void
  readonly tab: string | undefined
  readonly chooseTab: (tab: string) => void
  /** How much is said about it. */
  readonly mark: Mark | undefined
}

/** One record beside its table: what is being done about it, what it says, how it came to, what it is used for. */
export function RecordPanel({ ledger, record: id, row, close, tab, chooseTab, mark }: Props) {
  const session = useSession()
  const { can } = session
  const { data = row, error, refetch } = useQuery(recordQuery(ledger.id, id))
  const { data: index } = useQuery(partQuery('ledger', ledger.id))
  const [editing, setEditing] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another record is read first, not edited
  useEffect(() => setEditing(false), [id])
  return (
    <SidePanel label={ledger.label} close={close} subject={id}>
      {data === undefined ? (
        error === null ? (
          <LoadingNote rows={8} />
        ) : error instanceof HttpError && error.status === 404 ? (
          <EmptyNote title="没有这条记录">它可能已被撤销。</EmptyNote>
        ) : (
          <ErrorNote error={error} retry={() => void refetch()} />
        )
      ) : editing ? (
        <EditRecord key={data.id} ledger={ledger} record={data} done={() => setEditing(false)} />
      ) : (
        <>
          <header className={styles.head}>
            <h2>{data.title}</h2>
            <p>
              {ledger.label} · 第 {data.version} 版
            </p>
          </header>
          <PublicAddress ledger={ledger.id} record={data.id} />
          <PendingOfRecord ledger={ledger.id} record={data.id} />
          <RecordPeople ledger={ledger} record={data.id} />
          <RecordCases ledger={ledger} record={data} />
          <Tabs
            size="small"
            activeKey={tab ?? 'fields'}
            onChange={chooseTab}
            items={[
              { key: 'fields', label: '内容', children: <RecordFields ledger={ledger} record={data} /> },
              ...(isAnsweredFor(ledger.id, index) ? [{ key: 'holders', label: '谁负责', children: <HolderList object={data.id} /> }] : []),
              { key: 'comments', label: <TalkLabel mark={mark} />, children: <RecordComments ledger={ledger.id} record={data.id} /> },
              { key: 'history', label: '经过', children: <RecordHistory ledger={ledger} record={data} /> },
              { key: 'uses', label: '用途', children: <RecordUses ledger={ledger} record={data} /> },
            ]}
          />
          {can.write && session.closed?.includes(ledger.id) !== true ? (
            <div className={styles.actions}>
              <Button data-edit-record onClick={() => setEditing(true)}>
                修改
              </Button>
              {ledger.id === leaveLedger.id ? <EndLeave leave={data.id} {...leaveDays(data)} /> : null}
              {isAnsweredFor(ledger.id, index) ? <MergeRecord ledger={ledger} record={data} done={close} /> : null}
              <WithdrawRecord
                ledger={ledger}
                record={data}
                done={close}
                {...(mayWithdraw(ledger, data, session) ? {} : { refused: officeOnly })}
              />
            </div>
          ) : null}
        </>
      )}
    </SidePanel>
  )
}

/** 评论, with how much is open; what is new stands out. */
function TalkLabel({ mark }: { readonly mark: Mark | undefined }) {
  return (
    <>
      评论
      <CommentMark mark={mark} />
    </>
  )
}

function leaveDays({ values }: LedgerRecord): { readonly from: string; readonly to: string } {
  return { from: String(values[leaveLedger.from] ?? ''), to: String(values[leaveLedger.to] ?? '') }
}

/** Whether duties over records of this ledger are kept. */
function isAnsweredFor(ledger: string, index: PartIndex | undefined): boolean {
  const object = index?.ledgers.get('duty')?.fields.find(({ field }) => field.kind === 'anyRef')?.field
  return object !== undefined && mayReferTo(object, ledger)
}
