import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Drawer } from 'antd'
import { useMemo, useRef, useState } from 'react'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText, HttpError } from '../../http/client.ts'
import { partQuery } from '../../http/queries.ts'
import { SlowNote } from '../../parts/SlowNote.tsx'
import { usePhone } from '../../parts/use-media.ts'
import { useSession } from '../../session/use-session.ts'
import { useRecordChanged } from '../record/use-record-changed.ts'
import { useRememberAct } from '../use-last-act.tsx'
import { DraftNote } from './DraftNote.tsx'
import styles from './form.module.css'
import { type FormTexts, formTexts } from './form-values.ts'
import { laterFields } from './later-fields.ts'
import { RecordForm, type RecordFormHandle } from './RecordForm.tsx'
import { useFormDraft } from './use-form-draft.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly close: () => void
  readonly added: (record: LedgerRecord) => void
}

/** 记一笔: a new record; Ctrl+Enter saves, with Shift the next one follows at once. */
export function AddRecord({ ledger, close, added }: Props) {
  const { message } = App.useApp()
  const phone = usePhone()
  const changed = useRecordChanged(ledger.id)
  const form = useRef<RecordFormHandle>(null)
  const { today } = useSession()
  const { data: index } = useQuery(partQuery('ledger', ledger.id))
  const later = useMemo(() => laterFields(ledger, index?.part.loops ?? []), [ledger, index])
  const [initial] = useState<FormTexts>(() => formTexts(ledger, datedToday(ledger, today)))
  const draft = useFormDraft([ledger.id], initial)
  const remember = useRememberAct(ledger.id)
  const takeBack = useTakeBack(ledger)
  const save = useMutation({
    mutationFn: async ({ andNext }: { readonly andNext: boolean }) => {
      const values = form.current?.read()
      if (values === undefined) return undefined
      const record = await api.addRecord({ ledger: ledger.id, values })
      return { record, values, andNext }
    },
    onSuccess: (saved) => {
      if (saved === undefined) return
      draft.drop()
      changed.added()
      remember({ words: `撤销刚记的“${saved.record.title}”`, undo: () => takeBack.mutateAsync(saved.record) })
      void message.success(`已记入${ledger.label}：${saved.record.title}`)
      if (!saved.andNext) {
        added(saved.record)
        return
      }
      form.current?.reset(initial)
    },
  })
  const refused = save.error instanceof HttpError ? save.error : undefined
  return (
    <Drawer
      open
      title={`记一笔 · ${ledger.label}`}
      size={phone ? '100%' : 620}
      onClose={close}
      afterOpenChange={(open) => open && form.current?.focusFirst()}
      footer={
        <div className={styles.footer}>
          <span className={styles.keys}>Ctrl+Enter 保存 · Ctrl+Shift+Enter 保存并记下一笔</span>
          <Button onClick={() => save.mutate({ andNext: true })} disabled={save.isPending}>
            保存并记下一笔
          </Button>
          <Button type="primary" loading={save.isPending} onClick={() => save.mutate({ andNext: false })}>
            保存
          </Button>
        </div>
      }
    >
      {ledger.purpose === '' ? null : <p className={styles.purpose}>{ledger.purpose}</p>}
      {save.isError ? <Alert type="error" showIcon className={styles.alert ?? ''} title={errorText(save.error)} /> : null}
      <SlowNote saving={save.isPending} paused={save.isPaused} />
      <DraftNote draft={draft} restart={() => form.current?.reset(initial)} />
      <RecordForm
        ledger={ledger}
        initial={initial}
        left={draft.left}
        typed={draft.keep}
        later={later}
        refused={refused?.fields ?? []}
        handle={form}
        submit={(andNext) => save.mutate({ andNext })}
      />
    </Drawer>
  )
}

/** Withdraws a record that was added a moment ago. */
function useTakeBack(ledger: ResolvedLedger) {
  const { message } = App.useApp()
  const changed = useRecordChanged(ledger.id)
  return useMutation({
    mutationFn: ({ id, version }: LedgerRecord) => api.withdrawRecord({ ledger: ledger.id, id, version, reason: '撤回刚才的新增' }),
    onSuccess: (_, { id, title }) => {
      changed.withdrawn(id)
      void message.success(`已撤销：${title}`)
    },
    onError: (error) => message.error(errorText(error)),
  })
}

/** What happens is mostly written down on its day: a journal's own date begins with today. */
function datedToday({ kind, date, fields }: ResolvedLedger, today: string): FieldValues {
  const own = fields.find(({ id }) => id === date)
  return kind === 'journal' && own?.field.kind === 'date' && own.field.required === true ? { [own.id]: today } : {}
}
