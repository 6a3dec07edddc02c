import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { destructionsQuery, dueRecordsQuery } from '../../http/destruction-queries.ts'
import { dayWords } from '../../parts/due.ts'
import { ErrorNote, LoadingNote } from '../../parts/Notes.tsx'
import { groupDigits } from '../../parts/quantity.ts'
import { Tag } from '../../parts/Tag.tsx'
import { usePhone } from '../../parts/use-media.ts'
import { useSession } from '../../session/use-session.ts'
import styles from '../destruction.module.css'
import { heldWords } from './held-words.ts'

/** The due records of one ledger, masked; who keeps security holds up those that a lawsuit needs. */
export function DueRecords({ ledger, close }: { readonly ledger: string; readonly close: () => void }) {
  const { can, today } = useSession()
  const phone = usePhone()
  const { data, error, refetch } = useQuery(dueRecordsQuery(ledger))
  const [holding, setHolding] = useState<string>()
  return (
    <Drawer
      open
      title={data === undefined ? '到期的记录' : `${data.label} · 到期 ${groupDigits(String(data.due))} 条`}
      size={phone ? '100%' : 640}
      onClose={close}
    >
      {error === null ? null : <ErrorNote error={error} retry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingNote rows={6} label="正在清点" /> : null}
      <ul className={styles.responses}>
        {data?.records.map(({ record, title, day, held }) => (
          <li key={record}>
            <span className={styles.response}>
              {title === '' ? '（已撤销的记录）' : title}
              <small>{dayWords(day, today)}到期</small>
            </span>
            {held === null ? null : <Tag>{heldWords(held)}</Tag>}
            {can.secure && held?.because !== 'hold' ? <Button onClick={() => setHolding(record)}>暂缓销毁</Button> : null}
          </li>
        ))}
      </ul>
      {data === undefined || data.due <= data.records.length ? null : (
        <p className={styles.why}>只列到期最久的 {data.records.length} 条。</p>
      )}
      {holding === undefined ? null : <HoldForm ledger={ledger} record={holding} close={() => setHolding(undefined)} />}
    </Drawer>
  )
}

interface HoldFormProps {
  readonly ledger: string
  readonly record: string
  readonly close: () => void
}

/** On what basis, and until when. */
export function HoldForm({ ledger, record, close }: HoldFormProps) {
  const { message } = App.useApp()
  const { today } = useSession()
  const client = useQueryClient()
  const [basis, setBasis] = useState('')
  const [until, setUntil] = useState('')
  const place = useMutation({
    mutationFn: () => api.placeHold({ ledger, record, basis, until }),
    onSuccess: async () => {
      void message.success('已暂缓销毁')
      await client.invalidateQueries({ queryKey: destructionsQuery.queryKey })
      close()
    },
  })
  return (
    <Modal
      open
      title="暂缓销毁"
      okText="暂缓"
      okButtonProps={{ disabled: basis.trim() === '' || until < today, loading: place.isPending }}
      onOk={() => place.mutate()}
      onCancel={close}
      destroyOnHidden
    >
      <p className={styles.why}>诉讼、复议或调查要用的，这条记录和同一个人的其他记录到那天以前都不销毁。</p>
      <label className={styles.field} htmlFor="hold-basis">
        <span>依据（案号或文号，不写姓名）</span>
        <Input id="hold-basis" maxLength={300} value={basis} onChange={(event) => setBasis(event.target.value)} />
      </label>
      <label className={styles.field} htmlFor="hold-until">
        <span>暂缓到</span>
        <Input id="hold-until" type="date" min={today} value={until} onChange={(event) => setUntil(event.target.value)} />
      </label>
      {place.isError ? <Alert type="error" showIcon title={errorText(place.error)} /> : null}
    </Modal>
  )
}
