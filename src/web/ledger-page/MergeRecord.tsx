import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { useDutiesChanged } from '../grid/use-duties-changed.ts'
import { api } from '../http/api.ts'
import { errorText } from '../http/client.ts'
import { RefSelect } from '../ledger/form/RefSelect.tsx'
import styles from '../ledger/record/record.module.css'
import { useRecordChanged } from '../ledger/record/use-record-changed.ts'

interface Props {
  readonly ledger: ResolvedLedger
  /** The one that was entered a second time. */
  readonly record: LedgerRecord
  readonly done: () => void
}

/** The same person or thing entered twice becomes one: who answers for it and who visited it move to the record that stays, and this one is withdrawn. */
export function MergeRecord({ ledger, record, done }: Props) {
  const { message } = App.useApp()
  const changed = useRecordChanged(ledger.id)
  const dutiesChanged = useDutiesChanged()
  const [open, setOpen] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reason, setReason] = useState('重复登记')
  const [keep] = chosen
  const merge = useMutation({
    mutationFn: (into: string) => api.mergeObjects({ ledger: ledger.id, keep: into, drop: record.id, reason: reason.trim() }),
    onSuccess: ({ moved }) => {
      setOpen(false)
      done()
      changed.withdrawn(record.id)
      dutiesChanged()
      void message.success(moved === 0 ? `已并入，撤销了重复的“${record.title}”` : `已并入，${moved} 项责任转了过去`)
    },
  })
  const isItself = keep === record.id
  return (
    <>
      <Button type="text" onClick={() => setOpen(true)}>
        并入另一条
      </Button>
      <Modal
        open={open}
        title={`把“${record.title}”并入另一条`}
        okText="并入"
        okButtonProps={{ disabled: keep === undefined || isItself || reason.trim() === '', loading: merge.isPending }}
        onOk={() => (keep === undefined ? undefined : merge.mutate(keep))}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={styles.modalText}>
          同一对象登记了两次时用。责任和走访转到保留的那条，这一条撤销；两条都有主责人的日子，以保留的那条为准。
        </p>
        {merge.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(merge.error)} /> : null}
        <div className={styles.why}>
          <label htmlFor="merge-keep">保留哪一条</label>
          <RefSelect id="merge-keep" ledger={ledger.id} label="保留哪一条" value={chosen} change={setChosen} invalid={isItself} />
          {isItself ? <small role="alert">这就是它自己，请选另一条。</small> : null}
        </div>
        <label className={styles.why} htmlFor="merge-reason">
          <span>合并事由</span>
          <Input.TextArea id="merge-reason" rows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        </label>
      </Modal>
    </>
  )
}
