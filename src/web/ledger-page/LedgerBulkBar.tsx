import { Alert, Button, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import type { BulkRecordsBody } from '../../api/contract/record.ts'
import type { FieldValues } from '../../definition/field/types.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { errorText } from '../http/client.ts'
import { FieldInput } from '../ledger/form/FieldInput.tsx'
import { checkFormValues } from '../ledger/form/form-values.ts'
import { groupDigits } from '../parts/quantity.ts'
import { useSession } from '../session/use-session.ts'
import styles from './columns.module.css'
import { useBulk } from './use-bulk.tsx'
import { type ChosenRows, mostAtOnce } from './use-row-choice.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly rows: ChosenRows
  /** How many the conditions find. */
  readonly count: number | undefined
  /** Fields that many records are given at once; those that only some may change are not among them. */
  readonly fields: readonly string[]
}

/** What is done with all rows that are chosen: one field of theirs given another value, or all of them withdrawn for one reason. One act, taken back as one. */
export function LedgerBulkBar({ ledger, rows, count, fields }: Props) {
  const [asking, setAsking] = useState<'change' | 'withdraw'>()
  const [gathering, setGathering] = useState(false)
  const total = rows.chosen.size
  if (total === 0) return null
  return (
    <section className={styles.bulk} aria-label="一起改">
      <b>已选 {groupDigits(String(total))} 条</b>
      {count !== undefined && count > total && total < mostAtOnce ? (
        <Button
          type="link"
          size="small"
          loading={gathering}
          onClick={() => {
            setGathering(true)
            void rows.chooseAll().finally(() => setGathering(false))
          }}
        >
          {count > mostAtOnce ? `选中前 ${groupDigits(String(mostAtOnce))} 条` : `选中全部 ${groupDigits(String(count))} 条`}
        </Button>
      ) : null}
      <Button onClick={() => setAsking('change')}>改一栏…</Button>
      <Button danger onClick={() => setAsking('withdraw')}>
        撤销…
      </Button>
      <Button type="text" onClick={rows.clear}>
        不选了
      </Button>
      {asking === 'change' ? <ChangeMany ledger={ledger} rows={rows} fields={fields} close={() => setAsking(undefined)} /> : null}
      {asking === 'withdraw' ? <WithdrawMany ledger={ledger} rows={rows} close={() => setAsking(undefined)} /> : null}
    </section>
  )
}

interface AskProps {
  readonly ledger: ResolvedLedger
  readonly rows: ChosenRows
  readonly close: () => void
}

function ChangeMany({ ledger, rows, fields, close }: AskProps & Pick<Props, 'fields'>) {
  const { today } = useSession()
  const [id, setId] = useState<string>()
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [why, setWhy] = useState<string>()
  const write = useBulk(ledger.id, () => {
    close()
    rows.clear()
  })
  const field = ledger.fields.find((one) => one.id === id)
  const submit = () => {
    if (field === undefined) return
    const { values, problems } = checkFormValues({ ...ledger, fields: [field] }, { [field.id]: text }, { initial: {}, today })
    const problem = problems.get(field.id)
    setWhy(problem)
    if (problem !== undefined) return
    write.mutate(changeOf(rows, { [field.id]: values[field.id] ?? null }, reason))
  }
  return (
    <Modal
      open
      title={`改 ${rows.chosen.size} 条的一栏`}
      okText="写入"
      onOk={submit}
      onCancel={close}
      okButtonProps={{ disabled: field === undefined, loading: write.isPending }}
    >
      <div className={styles.ask}>
        {write.error === null ? null : <Alert type="error" showIcon role="alert" title={errorText(write.error)} />}
        <div>
          <span>哪一栏</span>
          <Select
            aria-label="哪一栏"
            value={id ?? null}
            onChange={(next: string) => {
              setId(next)
              setText('')
              setWhy(undefined)
            }}
            showSearch={{ optionFilterProp: 'label' }}
            options={ledger.fields.filter((one) => fields.includes(one.id)).map((one) => ({ value: one.id, label: one.field.label }))}
          />
        </div>
        {field === undefined ? null : (
          <div>
            <label htmlFor="bulk-value">都改成{field.field.required === true ? '' : '（空着就是清空）'}</label>
            <FieldInput
              field={field.field}
              id="bulk-value"
              value={text}
              change={setText}
              invalid={why !== undefined}
              describedBy="bulk-why"
            />
            <small id="bulk-why" role="alert">
              {why}
            </small>
          </div>
        )}
        <label htmlFor="bulk-reason">
          <span>为什么改（可不填）</span>
          <Input id="bulk-reason" value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        </label>
      </div>
    </Modal>
  )
}

/** Every chosen row given the same values. */
function changeOf(rows: ChosenRows, values: FieldValues, reason: string): BulkRecordsBody {
  const operations = [...rows.chosen.values()].map(({ id, version }) => ({ type: 'amend' as const, id, version, values }))
  return { operations, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) }
}

function WithdrawMany({ ledger, rows, close }: AskProps) {
  const [reason, setReason] = useState('')
  const write = useBulk(ledger.id, () => {
    close()
    rows.clear()
  })
  return (
    <Modal
      open
      title={`撤销 ${rows.chosen.size} 条`}
      okText="撤销"
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: write.isPending }}
      onCancel={close}
      onOk={() =>
        write.mutate({
          operations: [...rows.chosen.values()].map(({ id, version }) => ({ type: 'withdraw' as const, id, version })),
          reason: reason.trim(),
        })
      }
    >
      <div className={styles.ask}>
        {write.error === null ? null : <Alert type="error" showIcon role="alert" title={errorText(write.error)} />}
        <label htmlFor="bulk-why-withdrawn">
          <span>为什么撤销（写进每一条的经过）</span>
          <Input.TextArea
            id="bulk-why-withdrawn"
            rows={2}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
      </div>
    </Modal>
  )
}
