import { Checkbox, DatePicker, Input } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import type { Field } from '../../../definition/field/types.ts'
import { RefSelect } from '../form/RefSelect.tsx'
import styles from './filter.module.css'
import type { FilterDraft } from './filter-draft.ts'
import { type FilterField, type FilterShape, targetLedger } from './filter-fields.ts'

interface Props {
  readonly field: FilterField
  readonly shape: FilterShape
  readonly draft: FilterDraft
  readonly change: (draft: FilterDraft) => void
}

/** The right half of a condition, by the kind of field. */
export function FilterValue({ field, shape, draft, change }: Props) {
  if (shape === 'words') {
    return (
      <Input autoFocus value={draft.words} aria-label={field.label} onChange={(event) => change({ ...draft, words: event.target.value })} />
    )
  }
  if (shape === 'options') {
    return (
      <Checkbox.Group
        className={styles.options ?? ''}
        aria-label={field.label}
        value={[...draft.values]}
        onChange={(values) => change({ ...draft, values })}
        options={optionsOf(field.field)}
      />
    )
  }
  if (shape === 'records') {
    return (
      <RefSelect
        multiple
        ledger={targetLedger(field.field) ?? ''}
        label={field.label}
        value={draft.values}
        change={(values) => change({ ...draft, values })}
      />
    )
  }
  return <SpanValue field={field.field} draft={draft} change={change} />
}

function SpanValue({
  field,
  draft,
  change,
}: {
  readonly field: Field
  readonly draft: FilterDraft
  readonly change: (draft: FilterDraft) => void
}) {
  const picker = pickerOf(field)
  if (picker !== undefined) {
    const format = picker === 'year' ? 'YYYY' : picker === 'month' ? 'YYYY-MM' : picker === 'quarter' ? 'YYYY-[Q]Q' : 'YYYY-MM-DD'
    return (
      <DatePicker.RangePicker
        picker={picker}
        allowEmpty={[true, true]}
        value={[toDay(draft.from), toDay(draft.to)]}
        onChange={(days) => change({ ...draft, from: days?.[0]?.format(format) ?? '', to: days?.[1]?.format(format) ?? '' })}
      />
    )
  }
  return (
    <div className={styles.span}>
      <Input
        autoFocus
        inputMode="decimal"
        value={draft.from}
        placeholder="不少于"
        aria-label="不少于"
        onChange={(event) => change({ ...draft, from: plainNumber(event.target.value) })}
      />
      <span>至</span>
      <Input
        inputMode="decimal"
        value={draft.to}
        placeholder="不超过"
        aria-label="不超过"
        onChange={(event) => change({ ...draft, to: plainNumber(event.target.value) })}
      />
    </div>
  )
}

function optionsOf(field: Field): { value: string; label: string }[] {
  if (field.kind === 'choice') return Object.entries(field.options).map(([value, label]) => ({ value, label }))
  return [
    { value: 'true', label: '是' },
    { value: 'false', label: '否' },
  ]
}

function pickerOf(field: Field): 'date' | 'month' | 'quarter' | 'year' | undefined {
  if (field.kind === 'date' || field.kind === 'dateTime') return 'date'
  if (field.kind === 'month') return 'month'
  return field.kind === 'period' ? field.grain : undefined
}

function toDay(text: string): Dayjs | null {
  const quarter = text.match(/^(\d{4})-Q([1-4])$/)
  if (quarter !== null) return dayjs(`${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`)
  return text === '' ? null : dayjs(text)
}

function plainNumber(text: string): string {
  return text.replace(/[,，\s]/g, '')
}
