import { Checkbox, Input } from 'antd'
import { calendarGrain, referredLedger } from '../../../definition/field/field-type.ts'
import type { FilterShape } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import { halfWidth } from '../../../definition/name/half-width.ts'
import { CalendarField } from '../../parts/calendar/CalendarField.tsx'
import { RefSelect } from '../form/RefSelect.tsx'
import styles from './filter.module.css'
import { type FilterDraft, isBound } from './filter-draft.ts'
import type { FilterField } from './filter-fields.ts'

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
        ledger={referredLedger(field.field) ?? ''}
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
  const grain = spanGrain(field)
  if (grain !== undefined) {
    const word = { day: '日期', month: '月份', quarter: '季度', year: '年份' }[grain]
    return (
      <div className={styles.days}>
        <CalendarField
          optional
          grain={grain}
          label={`开始${word}`}
          placeholder={`开始${word}`}
          value={draft.from}
          change={(from) => change({ ...draft, from })}
        />
        <span>至</span>
        <CalendarField
          optional
          grain={grain}
          label={`结束${word}`}
          placeholder={`结束${word}`}
          value={draft.to}
          change={(to) => change({ ...draft, to })}
        />
      </div>
    )
  }
  return (
    <>
      <div className={styles.span}>
        <BoundInput autoFocus label="不少于" value={draft.from ?? ''} change={(from) => change({ ...draft, from })} />
        <span>至</span>
        <BoundInput label="不超过" value={draft.to ?? ''} change={(to) => change({ ...draft, to })} />
      </div>
      {isBound(draft.from ?? '') && isBound(draft.to ?? '') ? null : (
        <small id={boundNote} role="alert" className={styles.why}>
          要填数字，如 1200
        </small>
      )}
    </>
  )
}

const boundNote = 'filter-bound-note'

interface BoundProps {
  readonly label: string
  readonly value: string
  readonly change: (value: string) => void
  readonly autoFocus?: true
}

function BoundInput({ label, value, change, autoFocus }: BoundProps) {
  const invalid = !isBound(value)
  return (
    <Input
      {...(autoFocus === undefined ? {} : { autoFocus })}
      {...(invalid ? { status: 'error' as const, 'aria-describedby': boundNote } : {})}
      aria-invalid={invalid}
      inputMode="decimal"
      value={value}
      placeholder={label}
      aria-label={label}
      onChange={(event) => change(plainNumber(event.target.value))}
    />
  )
}

function optionsOf(field: Field): { value: string; label: string }[] {
  if (field.kind === 'choice') return Object.entries(field.options).map(([value, label]) => ({ value, label }))
  return [
    { value: 'true', label: '是' },
    { value: 'false', label: '否' },
  ]
}

/** Instants are looked for by their days. */
function spanGrain(field: Field): 'day' | 'month' | 'quarter' | 'year' | undefined {
  const grain = calendarGrain(field)
  return grain === 'minute' ? 'day' : grain
}

function plainNumber(text: string): string {
  return halfWidth(text).replace(/[,\s]/g, '')
}
