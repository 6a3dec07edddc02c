import { Select } from 'antd'
import { groupingOf } from '../../definition/field/grouping.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { useSession } from '../session/use-session.ts'

interface Props {
  readonly ledger: ResolvedLedger
  readonly group: string | undefined
  readonly change: (group: string | undefined) => void
}

/** By which field the list is put into groups, with a subtotal of each; days by their months. Nothing where no field makes groups. */
export function GroupChoice({ ledger, group, change }: Props) {
  const { can } = useSession()
  const options = ledger.fields
    .filter(({ field }) => groupingOf(field) !== undefined && readsField(field, { full: can.reveal }))
    .map(({ id, field }) => ({ value: id, label: groupingOf(field) === 'month' ? `${field.label}（按月）` : field.label }))
  if (options.length === 0) return null
  return (
    <Select
      aria-label="分组小计"
      placeholder="分组小计"
      allowClear
      showSearch
      optionFilterProp="label"
      popupMatchSelectWidth={false}
      style={{ width: 172 }}
      value={group ?? null}
      options={options}
      onChange={(chosen) => change(chosen ?? undefined)}
    />
  )
}
