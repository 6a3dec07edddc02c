import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { useRememberAct } from '../use-last-act.tsx'
import styles from './record.module.css'
import { useRecordChanged } from './use-record-changed.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly record: LedgerRecord
  readonly done: () => void
  /** Why this person may not; it is then not offered. */
  readonly refused?: string
}

/** Withdraws a record for a stated reason. It is not erased: reports frozen before still read it, and its history stays. */
export function WithdrawRecord({ ledger, record, done, refused }: Props) {
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useWithdraw({ ledger, record }, () => {
    setOpen(false)
    done()
  })
  return (
    <>
      <Button type="text" danger disabled={refused !== undefined} title={refused} onClick={() => setOpen(true)}>
        撤销
      </Button>
      <Modal
        open={open}
        title={`撤销“${record.title}”`}
        okText="撤销这条记录"
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: withdraw.isPending }}
        onOk={() => withdraw.mutate(reason.trim())}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p className={styles.modalText}>撤销后它不再计入任何指标；内容和经过仍然保留，已定稿的报告不变。</p>
        {withdraw.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(withdraw.error)} /> : null}
        <label className={styles.why} htmlFor="withdraw-reason">
          <span>撤销事由</span>
          <Input.TextArea
            id="withdraw-reason"
            autoFocus
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </Modal>
    </>
  )
}

/** Takes the record out of force, and offers for a while to put it back. */
function useWithdraw({ ledger, record }: Pick<Props, 'ledger' | 'record'>, done: () => void) {
  const { message } = App.useApp()
  const changed = useRecordChanged(ledger.id)
  const remember = useRememberAct(ledger.id)
  const restore = useMutation({
    mutationFn: () => api.restoreRecord({ ledger: ledger.id, id: record.id }),
    onSuccess: () => {
      changed.added()
      void message.success(`已恢复：${record.title}`)
    },
    onError: (error) => message.error(errorText(error)),
  })
  return useMutation({
    mutationFn: (reason: string) => api.withdrawRecord({ ledger: ledger.id, id: record.id, version: record.version, reason }),
    onSuccess: () => {
      done()
      changed.withdrawn(record.id)
      remember({ words: `恢复撤销了的“${record.title}”`, undo: () => restore.mutateAsync() })
      const key = `withdrawn-${record.id}`
      void message.open({
        key,
        type: 'success',
        duration: 8,
        content: (
          <>
            已撤销：{record.title}
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key)
                restore.mutate()
              }}
            >
              恢复
            </Button>
          </>
        ),
      })
    },
  })
}
