import { useMutation } from '@tanstack/react-query'
import { Alert, App, Input, Modal } from 'antd'
import { useState } from 'react'
import type { LeaveBody } from '../../../api/contract/grid.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { RefSelect } from '../../ledger/form/RefSelect.tsx'
import styles from '../grid.module.css'
import { useDutiesChanged } from '../use-duties-changed.ts'
import { DayField, dayAfter } from './DayField.tsx'

/** A leave with its stand-in; the duties come back by themselves on the first day back. */
export function LeaveDialog({ day, close }: { readonly day: string; readonly close: () => void }) {
  const { message } = App.useApp()
  const changed = useDutiesChanged()
  const [cadre, setCadre] = useState<readonly string[]>([])
  const [standIn, setStandIn] = useState<readonly string[]>([])
  const [from, setFrom] = useState<string | undefined>(day)
  const [to, setTo] = useState<string | undefined>(dayAfter(day, 7))
  const [reason, setReason] = useState('')
  const save = useMutation({
    mutationFn: (body: LeaveBody) => api.takeLeave(body),
    onSuccess: ({ moved, holders }) => {
      changed()
      const [by] = holders
      void message.success(by === undefined ? '已登记请假，期间没有责任要代岗' : `${moved} 项责任由${by.holder.title}代岗，${to} 自动归还`)
      close()
    },
  })
  const [who] = cadre
  const [by] = standIn
  const submit = () => {
    if (who === undefined || from === undefined || to === undefined) return
    save.mutate({
      cadre: who,
      from,
      to,
      ...(by === undefined ? {} : { standIn: by }),
      ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
    })
  }
  return (
    <Modal
      open
      title="请假代岗"
      okText="登记"
      okButtonProps={{ disabled: who === undefined || from === undefined || to === undefined || to <= from, loading: save.isPending }}
      onOk={submit}
      onCancel={close}
    >
      {save.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} /> : null}
      <div className={styles.field}>
        <label htmlFor="leave-cadre">谁请假</label>
        <RefSelect id="leave-cadre" ledger="cadre" label="谁请假" value={cadre} change={setCadre} />
      </div>
      <div className={styles.twoFields}>
        <DayField id="leave-from" label="请假第一天" value={from} change={setFrom} />
        <DayField id="leave-to" label="返岗第一天" {...(from === undefined ? {} : { first: dayAfter(from) })} value={to} change={setTo} />
      </div>
      <div className={styles.field}>
        <label htmlFor="leave-by">代岗人</label>
        <RefSelect id="leave-by" ledger="cadre" label="代岗人" value={standIn} change={setStandIn} />
        <small>期间由代岗人负责，返岗当天自动归还。</small>
      </div>
      <div className={styles.field}>
        <label htmlFor="leave-reason">事由（可不填）</label>
        <Input id="leave-reason" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
      </div>
    </Modal>
  )
}
