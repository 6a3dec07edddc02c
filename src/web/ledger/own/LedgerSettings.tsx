import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import type { OwnDefinitionView, OwnFieldView } from '../../../api/contract/own-ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { Tag } from '../../parts/Tag.tsx'
import { AddField } from './AddField.tsx'
import { kindName } from './kind-names.ts'
import { NameInput } from './NameInput.tsx'
import styles from './own.module.css'
import { RemoveLedger } from './RemoveLedger.tsx'

interface Props {
  readonly ledger: ResolvedLedger
  readonly own: OwnDefinitionView
}

/** Names that change, columns that are added, and those that are retired with all that their records hold. */
export function LedgerSettings({ ledger, own }: Props) {
  const [adding, setAdding] = useState(false)
  const made = own.ledgers.find(({ id }) => id === ledger.id)
  const fields = made?.fields ?? own.columns.find((one) => one.ledger === ledger.id)?.fields ?? []
  const change = useChange()
  const fixed = new Set(made === undefined ? [] : [...made.title, ...made.key, ...(made.date === undefined ? [] : [made.date])])
  return (
    <>
      {made === undefined ? (
        <p className={styles.found}>这本台账本来的栏目是定好的，不能改；本镇要记的，可以另加几栏。</p>
      ) : (
        <section className={styles.head} aria-label="台账">
          <NameInput
            label="台账名"
            value={made.label}
            save={(label) => change.mutate(() => api.changeOwnLedger({ ledger: made.id, label }))}
          />
          <NameInput
            label="用途"
            value={made.purpose}
            mayBeEmpty
            save={(purpose) => change.mutate(() => api.changeOwnLedger({ ledger: made.id, purpose }))}
          />
        </section>
      )}
      <ul className={styles.fields} aria-label="自建的栏目">
        {fields.map((field) => (
          <OneField key={field.id} ledger={ledger.id} field={field} isFixed={fixed.has(field.id)} change={change} />
        ))}
      </ul>
      {adding ? (
        <AddField
          ledger={ledger.id}
          needsProcessing={ledger.processing === undefined && made !== undefined}
          close={() => setAdding(false)}
          add={(work) => change.mutateAsync(work)}
        />
      ) : (
        <p className={styles.actions}>
          <Button type="primary" onClick={() => setAdding(true)}>
            加一栏
          </Button>
          {made === undefined ? null : <RemoveLedger ledger={made.id} label={made.label} />}
        </p>
      )}
    </>
  )
}

type Change = ReturnType<typeof useChange>

/** Does one change, and has everything read anew that knows of definitions. */
function useChange() {
  const { message } = App.useApp()
  const client = useQueryClient()
  return useMutation({
    mutationFn: (work: () => Promise<unknown>) => work(),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => message.error(errorText(error)),
  })
}

interface FieldProps {
  readonly ledger: string
  readonly field: OwnFieldView
  /** It names a record, tells it apart or dates it. */
  readonly isFixed: boolean
  readonly change: Change
}

function OneField({ ledger, field, isFixed, change }: FieldProps) {
  const { id, label, kind, long, unit, retired = false, required, options } = field
  const send = (more: Parameters<typeof api.changeOwnField>[0] extends infer Input ? Omit<Input, 'ledger' | 'field'> : never) =>
    change.mutate(() => api.changeOwnField({ ledger, field: id, ...more }))
  return (
    <li className={retired ? styles.left : undefined}>
      <NameInput label={`栏目名：${label}`} value={label} save={(name) => send({ label: name })} hideLabel />
      <span>
        {kindName(kind, long)}
        {unit === undefined ? '' : `（${unit}）`}
        {required ? '，必填' : ''}
      </span>
      {options === undefined ? null : <small>{options.map((one) => one.label).join('、')}</small>}
      {options === undefined || retired ? null : <AddOption label={label} add={(word) => send({ options: [word] })} />}
      {retired ? <Tag tone="plain">停用</Tag> : null}
      {retired ? (
        <Button size="small" loading={change.isPending} onClick={() => send({ retired: false })} aria-label={`恢复：${label}`}>
          恢复
        </Button>
      ) : isFixed ? (
        <small>称呼或认出记录的栏，不能停用</small>
      ) : (
        <Popconfirm
          title={`停用“${label}”？`}
          description="以后不再填、不再导入导出；以前记的都留在记录里，恢复就回来。"
          okText="停用"
          onConfirm={() => send({ retired: true })}
        >
          <Button size="small" aria-label={`停用：${label}`}>
            停用
          </Button>
        </Popconfirm>
      )}
    </li>
  )
}

function AddOption({ label, add }: { readonly label: string; readonly add: (word: string) => void }) {
  return <NameInput label={`${label}：添一个选项`} value="" save={add} hideLabel placeholder="添一个选项" />
}
