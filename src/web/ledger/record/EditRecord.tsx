import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Input } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { call, errorText, HttpError } from '../../http/client.ts'
import { catalogueQuery, recordQuery } from '../../http/queries.ts'
import { useSession } from '../../session/use-session.ts'
import { DraftNote } from '../form/DraftNote.tsx'
import { changedValues, formTexts } from '../form/form-values.ts'
import { lockedFields } from '../form/office-fields.ts'
import { RecordForm, type RecordFormHandle } from '../form/RecordForm.tsx'
import { useFormDraft } from '../form/use-form-draft.ts'
import { ConflictNote } from './ConflictNote.tsx'
import { explainGoverned, governedFields } from './governed-fields.ts'
import styles from './record.module.css'
import { useRecordChanged } from './use-record-changed.ts'

interface Amendment {
  readonly values: FieldValues
  readonly version: number
  readonly reason: string
}

/** Amends a record: only what was changed is sent, with the version it was read at; somebody else's change in between is shown first. */
export function EditRecord({
  ledger,
  record,
  done,
}: {
  readonly ledger: ResolvedLedger
  readonly record: LedgerRecord
  readonly done: () => void
}) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useRecordChanged(ledger.id)
  const form = useRef<RecordFormHandle>(null)
  const [base] = useState(record)
  const [initial] = useState(() => formTexts(ledger, record.values))
  const draft = useFormDraft([ledger.id, base.id, String(base.version)], initial)
  const [reason, setReason] = useState('')
  const [theirs, setTheirs] = useState<LedgerRecord>()
  const [lacksReason, setLacksReason] = useState<string>()
  const { data: index } = useQuery(catalogueQuery)
  const governed = useMemo(() => governedFields(ledger, index?.catalogue.loops ?? []), [ledger, index])
  const session = useSession()
  const locked = useMemo(() => lockedFields(ledger, base, session), [ledger, base, session])
  const explained = useMemo(() => explainGoverned(ledger, governed), [ledger, governed])

  const undo = useMutation({
    mutationFn: ({ to, version }: { readonly to: FieldValues; readonly version: number }) =>
      call<LedgerRecord>(`/api/ledgers/${ledger.id}/records/${record.id}`, {
        method: 'PATCH',
        body: { version, values: to, reason: '撤回刚才的修改' },
      }),
    onSuccess: (back) => {
      changed.amended(back)
      void message.success('已恢复原值')
    },
    onError: (error) => message.error(errorText(error)),
  })

  const save = useMutation({
    mutationFn: async ({ values, version, reason: why }: Amendment) =>
      call<LedgerRecord>(`/api/ledgers/${ledger.id}/records/${record.id}`, {
        method: 'PATCH',
        body: { version, values, ...(why.trim() === '' ? {} : { reason: why.trim() }) },
      }),
    onSuccess: (saved, { values }) => {
      draft.drop()
      changed.amended(saved)
      const before = Object.fromEntries(Object.keys(values).map((id) => [id, base.values[id] ?? null]))
      const key = `saved-${saved.id}-${saved.version}`
      void message.open({
        key,
        type: 'success',
        duration: 8,
        content: (
          <>
            已保存第 {saved.version} 版
            <Button
              type="link"
              size="small"
              onClick={() => {
                message.destroy(key)
                undo.mutate({ to: before, version: saved.version })
              }}
            >
              恢复原值
            </Button>
          </>
        ),
      })
      done()
    },
    onError: async (error) => {
      if (error instanceof HttpError && error.status === 409)
        setTheirs(await client.fetchQuery({ ...recordQuery(ledger.id, record.id), staleTime: 0 }))
    },
  })

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
  const giveUp = () => {
    draft.drop()
    done()
  }
  const refused = save.error instanceof HttpError ? save.error : undefined

  return (
    <>
      <header className={styles.head}>
        <h2>修改 {record.title}</h2>
        <p>保存后原来的内容留在“经过”里，随时可以查到。</p>
      </header>
      {theirs !== undefined ? (
        <ConflictNote ledger={ledger} base={base} theirs={theirs} keepMine={() => submit(theirs.version)} takeTheirs={giveUp} />
      ) : refused !== undefined || save.isError ? (
        <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} />
      ) : null}
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
      <label className={styles.why} htmlFor="amend-reason">
        <span>为什么改（可不填）</span>
        <Input
          id="amend-reason"
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
          aria-describedby={lacksReason === undefined ? undefined : 'amend-reason-note'}
          {...(lacksReason === undefined ? {} : { status: 'error' as const, 'aria-invalid': true })}
        />
        {lacksReason === undefined ? null : (
          <small id="amend-reason-note" className={styles.lacks} role="alert">
            {lacksReason}
          </small>
        )}
      </label>
      <div className={styles.actions}>
        <Button type="primary" loading={save.isPending} onClick={() => submit((theirs ?? base).version)} title="Ctrl+Enter">
          保存
        </Button>
        <Button onClick={giveUp}>取消</Button>
      </div>
    </>
  )
}
