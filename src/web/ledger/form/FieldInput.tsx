import { Input, Radio, Select } from 'antd'
import { calendarGrain } from '../../../definition/field/read-typed-calendar.ts'
import type { Field } from '../../../definition/field/types.ts'
import { CalendarInput } from '../../parts/calendar/CalendarInput.tsx'
import { fieldUnit } from '../columns.ts'
import { AttachmentInput } from './AttachmentInput.tsx'
import { RefSelect } from './RefSelect.tsx'

interface Props {
  readonly field: Field
  readonly id: string
  readonly value: string
  readonly change: (value: string) => void
  readonly invalid: boolean
  /** For an anyRef: the ledger that the choice beside it says; '' when nothing is chosen yet. */
  readonly target?: string
  readonly describedBy: string | undefined
}

/** The input of one field, made from its definition. Every value is text here; the form reads it when it is saved. */
export function FieldInput({ field, id, value, change, invalid, target, describedBy }: Props) {
  const common = { id, 'aria-invalid': invalid, 'aria-describedby': describedBy, ...(invalid ? { status: 'error' as const } : {}) }
  switch (field.kind) {
    case 'choice':
      return (
        <Select
          {...common}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={value === '' ? null : value}
          onChange={(next: string | undefined) => change(next ?? '')}
          options={Object.entries(field.options).map(([option, label]) => ({ value: option, label }))}
        />
      )
    case 'boolean':
      return (
        <Radio.Group
          id={id}
          value={value}
          onChange={(event) => change(String(event.target.value))}
          options={[
            { value: 'true', label: '是' },
            { value: 'false', label: '否' },
          ]}
        />
      )
    case 'ref':
    case 'village':
    case 'grid':
    case 'anyRef':
      return (
        <RefSelect
          id={id}
          ledger={field.kind === 'ref' ? field.to : field.kind === 'anyRef' ? (target ?? '') : field.kind}
          label={field.label}
          value={value === '' ? [] : [value]}
          change={(next) => change(next[0] ?? '')}
          invalid={invalid}
        />
      )
    case 'date':
    case 'dateTime':
    case 'month':
    case 'period':
      return (
        <CalendarInput
          id={id}
          grain={calendarGrain(field) ?? 'day'}
          text={value}
          change={change}
          invalid={invalid}
          describedBy={describedBy}
        />
      )
    case 'text':
      if (field.long === true) {
        return (
          <Input.TextArea
            {...common}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
      return <Input {...common} value={value} onChange={(event) => change(event.target.value)} />
    case 'geometry':
      return (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 6 }}
          placeholder='{"type":"Polygon", …}'
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )
    case 'money':
    case 'area':
    case 'percent':
    case 'integer':
    case 'decimal':
      return (
        <Input
          {...common}
          inputMode="decimal"
          suffix={fieldUnit(field)}
          value={value}
          onChange={(event) => change(event.target.value)}
          styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
        />
      )
    case 'attachment':
      return <AttachmentInput id={id} value={value} change={change} invalid={invalid} describedBy={describedBy} />
    default:
      return <Input {...common} value={value} onChange={(event) => change(event.target.value)} autoComplete="off" />
  }
}
