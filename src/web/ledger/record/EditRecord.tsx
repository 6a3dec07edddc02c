import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { errorText, HttpError } from '../../http/client.ts'
import { partQuery } from '../../http/queries.ts'
import { SlowNote } from '../../parts/SlowNote.tsx'
import { useSession } from '../../session/use-session.ts'
import { DraftNote } from '../form/DraftNote.tsx'
import { changedValues, formTexts } from '../form/form-values.ts'
import { lockedFields } from '../form/office-fields.ts'
import { RecordForm, type RecordFormHandle } from '../form/RecordForm.tsx'
import { useFormDraft } from '../form/use-form-draft.ts'
import { ConflictNote } from './ConflictNote.tsx'
import { explainGoverned, governedFields } from './governed-fields.ts'
import styles from './record.module.css'
import { useAmend } from './use-amend.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly record: LedgerRecord
  readonly done: () => void
}

/** Amends a record: only what was changed is sent, with the version it was read at; somebody else's change in between is shown first. */
export function EditRecord({ ledger, record, done }: Props) {
  const { message } = App.useApp()
  const form = useRef<RecordFormHandle>(null)
  const [base] = useState(record)
  const [initial] = useState(() => formTexts(ledger, record.values))
  const draft = useFormDraft([ledger.id, base.id, String(base.version)], initial)
  const [reason, setReason] = useState('')
  const [lacksReason, setLacksReason] = useState<string>()
  const { governed, explained } = useGoverned(ledger)
  const session = useSession()
  const locked = useMemo(() => lockedFields(ledger, base, session), [ledger, base, session])

  const leave = () => {
    draft.drop()
    done()
  }
  const { save, theirs } = useAmend(ledger, base, leave)
  const submit = (version: number) => {
    const values = form.current?.read()
    if (values === undefined) return
    const changes = changedValues(values, base.values)
    if (Object.keys(changes).length === 0) {
      void message.info('没有改动')
      done()
      return
    }
    const put = ledger.fields.find(({ id }) => governed.has(id) && id in changes)
    if (put !== undefined && reason.trim() === '') {
      setLacksReason(`${put.field.label}平时由“${governed.get(put.id)}”办理时自动填写，手工更正要写明理由`)
      document.getElementById('amend-reason')?.focus()
      return
    }
    setLacksReason(undefined)
    save.mutate({ values: changes, version, reason })
  }
  const refused = save.error instanceof HttpError ? save.error : undefined

  return (
    <>
      <header className={styles.head}>
        <h2>修改 {record.title}</h2>
        <p>保存后原来的内容留在“经过”里，随时可以查到。</p>
      </header>
      {theirs !== undefined ? (
        <ConflictNote ledger={ledger} base={base} theirs={theirs} keepMine={() => submit(theirs.version)} takeTheirs={leave} />
      ) : refused !== undefined || save.isError ? (
        <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} />
      ) : null}
      <SlowNote saving={save.isPending} paused={save.isPaused} />
      <DraftNote draft={draft} restart={() => form.current?.reset(initial)} />
      <RecordForm
        ledger={explained}
        initial={initial}
        left={draft.left}
        typed={draft.keep}
        locked={locked}
        refused={refused?.fields ?? []}
        handle={form}
        submit={() => submit((theirs ?? base).version)}
      />
      <ReasonInput reason={reason} change={setReason} lacks={lacksReason} />
      <div className={styles.actions}>
        <Button type="primary" loading={save.isPending} onClick={() => submit((theirs ?? base).version)} title="Ctrl+Enter">
          保存
        </Button>
        <Button onClick={leave}>取消</Button>
      </div>
    </>
  )
}

function useGoverned(ledger: ResolvedLedger) {
  const { data: index } = useQuery(partQuery('ledger', ledger.id))
  const governed = useMemo(() => governedFields(ledger, index?.part.loops ?? []), [ledger, index])
  const explained = useMemo(() => explainGoverned(ledger, governed), [ledger, governed])
  return { governed, explained }
}

interface ReasonProps {
  readonly reason: string
  readonly change: (reason: string) => void
  /** Why it cannot be left out this time. */
  readonly lacks: string | undefined
}

function ReasonInput({ reason, change, lacks }: ReasonProps) {
  return (
    <label className={styles.why} htmlFor="amend-reason">
      <span>为什么改（可不填）</span>
      <Input
        id="amend-reason"
        value={reason}
        maxLength={500}
        onChange={(event) => change(event.target.value)}
        aria-describedby={lacks === undefined ? undefined : 'amend-reason-note'}
        {...(lacks === undefined ? {} : { status: 'error' as const, 'aria-invalid': true })}
      />
      {lacks === undefined ? null : (
        <small id="amend-reason-note" className={styles.lacks} role="alert">
          {lacks}
        </small>
      )}
    </label>
  )
}
