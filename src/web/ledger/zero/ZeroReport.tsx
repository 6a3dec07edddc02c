import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input, Modal } from 'antd'
import { useState } from 'react'
import type { KeptLedgerView } from '../../../api/contract/kept.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { presentDay } from '../../../definition/period/present-day.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { keptQuery, ledgersQuery } from '../../http/queries.ts'
import { CalendarField } from '../../parts/calendar/CalendarField.tsx'
import { useSession } from '../../session/use-session.ts'
import { useZeroChanged } from './use-zero-changed.ts'
import styles from './zero.module.css'

/**
 * Under an empty ledger: without a word from the office nobody knows whether nothing happened or nobody wrote it down. 报零 says the first, from a day
 * on; it can be taken back.
 */
export function ZeroReport({ ledger }: { readonly ledger: ResolvedLedger }) {
  const { can } = useSession()
  const { data: kept } = useQuery(keptQuery)
  const { data: ledgers } = useQuery(ledgersQuery)
  const declared = kept?.find((one) => one.ledger === ledger.id)
  const wasWritten = ledgers?.find(({ id }) => id === ledger.id)?.updatedAt !== undefined
  if (kept === undefined || ledgers === undefined || (wasWritten && declared === undefined)) return null
  if (declared !== undefined) return <Declared ledger={ledger} declared={declared} mayWrite={can.write} />
  return (
    <div className={styles.zero}>
      <p>还没有记过，不当作零：它的数现在是不知道。</p>
      {can.write ? <Declare ledger={ledger} /> : null}
    </div>
  )
}

function Declare({ ledger }: { readonly ledger: ResolvedLedger }) {
  const { message } = App.useApp()
  const changed = useZeroChanged()
  const [open, setOpen] = useState(false)
  const { today } = useSession()
  const [since, setSince] = useState<string | undefined>(() => `${today.slice(0, 4)}-01-01`)
  const declare = useMutation({
    mutationFn: () => api.declareKept({ ledger: ledger.id, since: since ?? '' }),
    onSuccess: () => {
      setOpen(false)
      changed()
      void message.success(`已报零：${ledger.label}，此后没有记录就是零`)
    },
  })
  return (
    <>
      <Button onClick={() => setOpen(true)}>这本账没有发生，报零</Button>
      <Modal
        open={open}
        title={`${ledger.label}报零`}
        okText="报零"
        okButtonProps={{ disabled: since === undefined, loading: declare.isPending }}
        onOk={() => declare.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>从这一天起，这本台账一直有人在记，到现在没有发生。它的数从不知道变成零；谁在什么时候报的零，留在审计记录里，可以撤回。</p>
        <label className={styles.since} htmlFor="zero-since">
          从哪天起
          <CalendarField grain="day" id="zero-since" value={since} change={setSince} last={today} />
        </label>
        {declare.isError ? <Alert type="error" showIcon title={errorText(declare.error)} /> : null}
      </Modal>
    </>
  )
}

interface DeclaredProps {
  readonly ledger: ResolvedLedger
  readonly declared: KeptLedgerView
  readonly mayWrite: boolean
}

function Declared({ ledger, declared, mayWrite }: DeclaredProps) {
  const { message } = App.useApp()
  const changed = useZeroChanged()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useMutation({
    mutationFn: () => api.withdrawKept({ ledger: ledger.id, reason: reason.trim() }),
    onSuccess: () => {
      setOpen(false)
      setReason('')
      changed()
      void message.success(`已撤回零报告：${ledger.label}`)
    },
  })
  return (
    <div className={styles.zero}>
      <p>
        {declared.declaredBy}已报零：从{presentDay(declared.since)}起没有发生。
      </p>
      {mayWrite ? <Button onClick={() => setOpen(true)}>撤回零报告</Button> : null}
      <Modal
        open={open}
        title={`撤回${ledger.label}的零报告`}
        okText="撤回"
        okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: withdraw.isPending }}
        onOk={() => withdraw.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>撤回以后，这本台账的数又是不知道；已定稿的报告不变。</p>
        <Input.TextArea value={reason} onChange={(event) => setReason(event.target.value)} maxLength={500} placeholder="为什么撤回" />
        {withdraw.isError ? <Alert type="error" showIcon title={errorText(withdraw.error)} /> : null}
      </Modal>
    </div>
  )
}
