import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { HoldView } from '../../../api/contract/destruction.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { destructionsQuery } from '../../http/destruction-queries.ts'
import { dayWords } from '../../parts/due.ts'
import { Tag } from '../../parts/Tag.tsx'
import { useSession } from '../../session/use-session.ts'
import styles from '../destruction.module.css'
import manage from '../manage.module.css'

/** What may not be destroyed for the time being: on what basis, until when, by whom. */
export function HoldList({ holds }: { readonly holds: readonly HoldView[] }) {
  const { can, today } = useSession()
  const [lifting, setLifting] = useState<HoldView>()
  if (holds.length === 0) return null
  return (
    <section className={styles.holds} aria-labelledby="holds">
      <h2 id="holds">暂缓销毁</h2>
      <ul className={`${manage.card} ${styles.responses}`}>
        {holds.map((hold) => (
          <li key={hold.id}>
            <span className={styles.response}>
              <b>{hold.basis}</b>
              <small>
                {hold.label}里的一条，{hold.placedBy} {dayWords(hold.placedOn, today)}定，到 {dayWords(hold.until, today)}
                {hold.liftedOn === '' ? '' : `；${hold.liftedBy} ${dayWords(hold.liftedOn, today)}解除：${hold.liftedFor}`}
              </small>
            </span>
            <Tag tone={hold.inForce ? 'info' : 'plain'}>{hold.inForce ? '暂缓中' : hold.liftedOn === '' ? '已到期' : '已解除'}</Tag>
            {can.secure && hold.inForce ? <Button onClick={() => setLifting(hold)}>解除</Button> : null}
          </li>
        ))}
      </ul>
      {lifting === undefined ? null : <LiftForm hold={lifting} close={() => setLifting(undefined)} />}
    </section>
  )
}

function LiftForm({ hold, close }: { readonly hold: HoldView; readonly close: () => void }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const lift = useMutation({
    mutationFn: () => api.liftHold({ hold: hold.id, reason }),
    onSuccess: async () => {
      void message.success('已解除')
      await client.invalidateQueries({ queryKey: destructionsQuery.queryKey })
      close()
    },
  })
  return (
    <Modal
      open
      title="解除暂缓"
      okText="解除"
      okButtonProps={{ disabled: reason.trim() === '', loading: lift.isPending }}
      onOk={() => lift.mutate()}
      onCancel={close}
      destroyOnHidden
    >
      <label className={styles.field} htmlFor="lift-reason">
        <span>为什么解除“{hold.basis}”</span>
        <Input id="lift-reason" maxLength={300} value={reason} onChange={(event) => setReason(event.target.value)} />
      </label>
      {lift.isError ? <Alert type="error" showIcon title={errorText(lift.error)} /> : null}
    </Modal>
  )
}
