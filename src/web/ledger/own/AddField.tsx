import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { api } from '../../http/api.ts'
import { Asked } from './Asked.tsx'
import { fieldBodyOf, isPersonal, wordsOf } from './draft-state.ts'
import { KindFields } from './KindFields.tsx'
import styles from './own.module.css'
import { ProcessingFields } from './ProcessingFields.tsx'

interface Props {
  readonly ledger: string
  /** Nobody has said yet why the ledger holds what belongs to people. */
  readonly needsProcessing: boolean
  readonly close: () => void
  readonly add: (work: () => Promise<unknown>) => Promise<unknown>
}

/** One column more: empty in the records that are there. */
export function AddField({ ledger, needsProcessing, close, add }: Props) {
  const [field, setField] = useState({
    label: '',
    kind: 'text',
    long: false,
    unit: '',
    scale: 2,
    adds: false,
    required: false,
    options: '',
    to: undefined as string | undefined,
  })
  const [processing, setProcessing] = useState({ purpose: '', basis: '', years: 5 })
  const asks = needsProcessing && isPersonal([field])
  const lacks =
    field.label.trim() === '' ||
    (field.kind === 'choice' && wordsOf(field.options).length === 0) ||
    (field.kind === 'ref' && field.to === undefined) ||
    (asks && (processing.purpose.trim() === '' || processing.basis.trim() === ''))
  const save = async () => {
    await add(() => api.addOwnField({ ledger, field: fieldBodyOf(field), ...(asks ? { processing } : {}) }))
    close()
  }
  return (
    <section className={styles.adding} aria-label="加一栏">
      <Asked label="栏目名">
        <Input
          aria-label="栏目名"
          value={field.label}
          maxLength={40}
          onChange={(event) => setField({ ...field, label: event.target.value })}
        />
      </Asked>
      <KindFields column={{ ...field, label: field.label || '新的栏目' }} set={(more) => setField({ ...field, ...more })} />
      <Checkbox checked={field.required} onChange={(event) => setField({ ...field, required: event.target.checked })}>
        必填
      </Checkbox>
      {asks ? <ProcessingFields value={processing} change={setProcessing} /> : null}
      <p className={styles.actions}>
        <Button type="primary" disabled={lacks} onClick={() => void save().catch(() => undefined)}>
          加上
        </Button>
        <Button onClick={close}>不加了</Button>
      </p>
    </section>
  )
}
