import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Popconfirm } from 'antd'
import type { DoubleList } from '../../../api/contract/double.ts'
import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { api } from '../../http/api.ts'
import { errorText } from '../../http/client.ts'
import { useSession } from '../../session/use-session.ts'
import { presentValue } from '../columns.ts'
import { useRecordChanged } from '../record/use-record-changed.ts'
import styles from './double.module.css'

type Pair = DoubleList['pairs'][number]

const reasons: Readonly<Record<Pair['rules'][number], string>> = { 'same-number': '号码相同', 'same-name': '同名，内容相近' }

/** Two records beside each other: a person says which stays, or that they are two. */
export function DoubleCard({ ledger, pair }: { readonly ledger: ResolvedLedger; readonly pair: Pair }) {
  const { left, right, rules } = pair
  const { can } = useSession()
  const { merge, part, error } = useDecision(ledger, pair)
  const isBusy = merge.isPending || part.isPending
  const lines = ledger.fields
    .map(({ id, field }) => ({
      id,
      label: field.label,
      one: presentValue(field, left.values[id], left.shown[id]),
      other: presentValue(field, right.values[id], right.shown[id]),
    }))
    .filter(({ one, other }) => one !== '' || other !== '')
  return (
    <section className={styles.card} aria-label={left.title}>
      <h2>
        {left.title}
        <span>{rules.map((rule) => reasons[rule]).join('，')}</span>
      </h2>
      <table className={styles.sides}>
        <thead>
          <tr>
            <th scope="col">栏目</th>
            {[left, right].map((record) => (
              <th key={record.id} scope="col">
                <Link to="/ledgers/$ledger" params={{ ledger: ledger.id }} search={{ record: record.id }}>
                  {record.title}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, label, one, other }) => (
            <tr key={id} className={one === other ? undefined : styles.other}>
              <th scope="row">{label}</th>
              <td>{one === '' ? '未填' : one}</td>
              <td>{other === '' ? '未填' : other}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {can.write ? (
        <div className={styles.acts}>
          <Keep label="是同一条，留左边" keep={left} drop={right} isBusy={isBusy} merge={merge.mutate} />
          <Keep label="是同一条，留右边" keep={right} drop={left} isBusy={isBusy} merge={merge.mutate} />
          <Button disabled={isBusy} onClick={() => part.mutate()}>
            不是同一条
          </Button>
        </div>
      ) : null}
      {error === null ? null : (
        <p className={styles.late} role="alert">
          {errorText(error)}
        </p>
      )}
    </section>
  )
}

interface Sides {
  readonly keep: LedgerRecord
  readonly drop: LedgerRecord
}

interface KeepProps extends Sides {
  readonly label: string
  readonly isBusy: boolean
  readonly merge: (sides: Sides) => void
}

function Keep({ label, keep, drop, isBusy, merge }: KeepProps) {
  return (
    <Popconfirm
      title={label}
      description="责任和走访转到留下的一条，另一条撤销；内容和经过都留着。"
      okText="合并"
      cancelText="不合并"
      onConfirm={() => merge({ keep, drop })}
    >
      <Button disabled={isBusy}>{label}</Button>
    </Popconfirm>
  )
}

function useDecision(ledger: ResolvedLedger, { left, right }: Pair) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const changed = useRecordChanged(ledger.id)
  const refresh = () => {
    void client.invalidateQueries({ queryKey: ['ledger', ledger.id, 'doubles'] })
    void client.invalidateQueries({ queryKey: ['doubles'] })
  }
  const merge = useMutation({
    mutationFn: ({ keep, drop }: Sides) => api.mergeObjects({ ledger: ledger.id, keep: keep.id, drop: drop.id, reason: '重复登记' }),
    onSuccess: (_, { drop }) => {
      changed.withdrawn(drop.id)
      refresh()
      void message.success(`已并入，撤销了重复的“${drop.title}”`)
    },
  })
  const part = useMutation({
    mutationFn: () => api.decideDouble({ ledger: ledger.id, left: left.id, right: right.id }),
    onSuccess: () => {
      refresh()
      void message.success('记下了，以后不再问')
    },
  })
  return { merge, part, error: merge.error ?? part.error }
}
