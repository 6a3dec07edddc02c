import { useQuery } from '@tanstack/react-query'
import { Checkbox, Input, Select } from 'antd'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { ledgersQuery } from '../../http/queries.ts'
import type { ColumnEntry } from './draft-state.ts'
import { choiceOfKind, isKind, kindOfChoice, kindOptions } from './kind-names.ts'
import styles from './own.module.css'

type Kinded = Pick<ColumnEntry, 'label' | 'kind' | 'long' | 'unit' | 'adds' | 'options' | 'to'>

interface Props {
  readonly column: Kinded
  readonly disabled?: boolean
  readonly set: (more: Partial<Kinded>) => void
}

/** What a column is filled in with, and what that kind needs to know. */
export function KindFields({ column, disabled = false, set }: Props) {
  const { label, kind, long, unit, adds, options, to } = column
  const traits = isKind(kind) ? traitsOf({ kind }) : undefined
  return (
    <div className={styles.kind}>
      <Select
        value={choiceOfKind(kind, long)}
        options={[...kindOptions]}
        disabled={disabled}
        aria-label={`${label}：填什么`}
        onChange={(choice) => set(kindOfChoice(choice))}
      />
      {traits?.value === 'number' && traits.unit === undefined ? (
        <Input
          value={unit}
          disabled={disabled}
          maxLength={10}
          placeholder="单位"
          aria-label={`${label}：单位`}
          onChange={(event) => set({ unit: event.target.value })}
        />
      ) : null}
      {traits?.unit === undefined || kind === 'percent' ? null : <small>以{traits.unit}记</small>}
      {traits?.added === undefined ? null : (
        <Checkbox checked={adds} disabled={disabled} onChange={(event) => set({ adds: event.target.checked })}>
          可以合计
        </Checkbox>
      )}
      {kind === 'choice' ? (
        <Input
          value={options}
          disabled={disabled}
          placeholder="选项，用顿号隔开"
          aria-label={`${label}：选项`}
          onChange={(event) => set({ options: event.target.value })}
        />
      ) : null}
      {kind === 'ref' ? <LedgerChoice label={label} to={to} disabled={disabled} set={set} /> : null}
    </div>
  )
}

function LedgerChoice({ label, to, disabled, set }: { readonly label: string; readonly to: string | undefined } & Omit<Props, 'column'>) {
  const { data = [] } = useQuery(ledgersQuery)
  const options = data.filter(({ kind }) => kind === 'register').map((ledger) => ({ value: ledger.id, label: ledger.label }))
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      value={to}
      options={options}
      disabled={disabled ?? false}
      placeholder="哪本台账"
      aria-label={`${label}：哪本台账`}
      onChange={(value) => set({ to: value })}
    />
  )
}
