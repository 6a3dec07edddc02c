import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { PendingChangeView } from '../../../api/contract/agreement.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { Tag } from '../../parts/Tag.tsx'
import { presentInstant } from '../../parts/time.ts'
import styles from './pending.module.css'

const states: Readonly<Record<PendingChangeView['state'], string>> = {
  waiting: '等另一人同意',
  agreed: '已同意，生效了',
  refused: '不同意，没有改',
  withdrawn: '已撤回',
  overtaken: '内容动过，作废了',
}

interface Props {
  readonly change: PendingChangeView
  /** Whether it says what it is about: beside its record that is plain. */
  readonly named?: boolean
}

/** One change: what it says now and what it is to say, who asked for it, when and why, and what the reader may do about it. */
export function PendingItem({ change, named = false }: Props) {
  const { state, fields, by, at, reason, settledBy, settledReason, mayAgree, mayWithdraw, alone } = change
  return (
    <li className={styles.item}>
      <p className={styles.about}>
        <Tag {...(state === 'waiting' ? { tone: 'due' as const } : {})}>{states[state]}</Tag>
        {named ? <Subject change={change} /> : null}
      </p>
      {fields.length === 0 ? null : (
        <dl className={styles.fields}>
          {fields.map(({ label, was, will }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                <del>{was === '' ? '（空）' : was}</del>
                <span aria-hidden="true">→</span>
                <ins>{will === '' ? '（空）' : will}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={styles.who}>
        {by} {presentInstant(at)} 提出{reason === undefined ? '' : `：${reason}`}
        {state === 'waiting' || settledBy === undefined ? '' : `；${settledBy} 办的`}
        {settledReason === undefined ? '' : `：${settledReason}`}
      </p>
      {alone ? <p className={styles.alone}>本镇现在只有你能改这些，没有另一人可以同意：请先给另一人开通账号和角色。</p> : null}
      {mayAgree || mayWithdraw ? <Acts change={change} /> : null}
    </li>
  )
}

function Subject({ change: { kind, ledger, record, about, title } }: { readonly change: PendingChangeView }) {
  if (kind !== 'record' || ledger === undefined || record === undefined)
    return (
      <span>
        {about} {title}
      </span>
    )
  return (
    <Link to="/ledgers/$ledger" params={{ ledger }} search={{ record }}>
      {about} · {title}
    </Link>
  )
}

function Acts({ change: { id, mayAgree, mayWithdraw } }: { readonly change: PendingChangeView }) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const [refusing, setRefusing] = useState(false)
  const done = (said: string) => {
    void client.invalidateQueries()
    void message.success(said)
  }
  const onError = (error: Error) => {
    void client.invalidateQueries({ queryKey: ['agreements'] })
    void message.error(errorText(error))
  }
  const agree = useMutation({
    mutationFn: () => api.agreeChanges({ changes: [id] }),
    onSuccess: ([one]) => done(one?.state === 'overtaken' ? '提出以后内容又动过，这项作废了，没有改。' : '同意了，改动生效。'),
    onError,
  })
  const withdraw = useMutation({ mutationFn: () => api.withdrawChange({ change: id }), onSuccess: () => done('撤回了。'), onError })
  return (
    <div className={styles.acts}>
      {mayAgree ? (
        <>
          <Button size="small" type="primary" loading={agree.isPending} onClick={() => agree.mutate()}>
            同意
          </Button>
          <Button size="small" onClick={() => setRefusing(true)}>
            不同意
          </Button>
        </>
      ) : null}
      {mayWithdraw ? (
        <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          撤回
        </Button>
      ) : null}
      {refusing ? <Refusing id={id} close={() => setRefusing(false)} done={done} /> : null}
    </div>
  )
}

interface RefusingProps {
  readonly id: string
  readonly close: () => void
  readonly done: (said: string) => void
}

function Refusing({ id, close, done }: RefusingProps) {
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const refuse = useMutation({
    mutationFn: () => api.refuseChange({ change: id, reason: reason.trim() }),
    onSuccess: () => {
      close()
      done('退回了，没有改。')
    },
    onError: (error) => message.error(errorText(error)),
  })
  return (
    <Modal
      open
      title="不同意这项改动"
      okText="不同意"
      cancelText="取消"
      confirmLoading={refuse.isPending}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => refuse.mutate()}
      onCancel={close}
    >
      <label htmlFor="refuse-change">为什么不同意，提出的人看得到</label>
      <Input.TextArea id="refuse-change" value={reason} maxLength={500} rows={3} onChange={(event) => setReason(event.target.value)} />
    </Modal>
  )
}
