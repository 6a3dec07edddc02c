import { Button, Input, Radio, Select } from 'antd'
import type { ComponentType } from 'react'
import { calendarGrain, hasLines, referredLedger } from '../../../definition/field/field-type.ts'
import { type InputShape, traitsOf } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'
import { clearable } from '../../parts/ClearIcon.tsx'
import { CalendarInput } from '../../parts/calendar/CalendarInput.tsx'
import { emptiesChoice } from '../../parts/empties-choice.ts'
import { shownUnit } from '../columns.ts'
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
export function FieldInput(props: Props) {
  const Shaped = inputs[traitsOf(props.field).input]
  return <Shaped {...props} />
}

const inputs: Readonly<Record<InputShape, ComponentType<Props>>> = {
  words: WordsInput,
  number: NumberInput,
  options: OptionsInput,
  yesNo: YesNoInput,
  calendar: DayInput,
  record: RecordInput,
  document: AttachmentInput,
  area: AreaInput,
}

function WordsInput(props: Props) {
  const { field, value, change } = props
  if (hasLines(field)) return <LinesInput {...props} most={8} />
  const filled = field.kind === 'text' ? {} : { autoComplete: 'off' }
  return <Input {...labelled(props)} {...filled} value={value} onChange={(event) => change(event.target.value)} />
}

function AreaInput(props: Props) {
  return <LinesInput {...props} most={6} placeholder='{"type":"Polygon", …}' />
}

function LinesInput({ most, placeholder, ...props }: Props & { readonly most: number; readonly placeholder?: string }) {
  return (
    <Input.TextArea
      {...labelled(props)}
      autoSize={{ minRows: 2, maxRows: most }}
      {...(placeholder === undefined ? {} : { placeholder })}
      value={props.value}
      onChange={(event) => props.change(event.target.value)}
    />
  )
}

function NumberInput(props: Props) {
  return (
    <Input
      {...labelled(props)}
      inputMode="decimal"
      suffix={shownUnit(props.field)}
      value={props.value}
      onChange={(event) => props.change(event.target.value)}
      styles={{ input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } }}
    />
  )
}

function OptionsInput(props: Props) {
  const { field, value, change } = props
  return (
    <Select
      {...labelled(props)}
      allowClear={clearable}
      showSearch={{ optionFilterProp: 'label' }}
      value={value === '' ? null : value}
      onChange={(next: string | undefined) => change(next ?? '')}
      onInputKeyDown={(event) => emptiesChoice(event) && change('')}
      options={'options' in field ? Object.entries(field.options).map(([option, label]) => ({ value: option, label })) : []}
    />
  )
}

function YesNoInput({ field, id, value, change, invalid, describedBy }: Props) {
  return (
    <>
      <Radio.Group
        id={id}
        aria-label={field.label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        value={value}
        onChange={(event) => change(String(event.target.value))}
        options={[
          { value: 'true', label: '是' },
          { value: 'false', label: '否' },
        ]}
      />
      {value === '' || field.required === true ? null : (
        <Button type="link" size="small" aria-label={`${field.label}不填`} onClick={() => change('')}>
          不填
        </Button>
      )}
    </>
  )
}

function RecordInput({ field, id, value, change, invalid, describedBy, target }: Props) {
  return (
    <RefSelect
      id={id}
      ledger={referredLedger(field) ?? target ?? ''}
      label={field.label}
      value={value === '' ? [] : [value]}
      change={(next) => change(next[0] ?? '')}
      invalid={invalid}
      describedBy={describedBy}
    />
  )
}

function DayInput({ field, id, value, change, invalid, describedBy }: Props) {
  const grain = calendarGrain(field) ?? 'day'
  return <CalendarInput id={id} grain={grain} text={value} change={change} invalid={invalid} describedBy={describedBy} />
}

/** What ties an input to its label and its note. */
function labelled({ id, invalid, describedBy }: Props) {
  return { id, 'aria-invalid': invalid, 'aria-describedby': describedBy, ...(invalid ? { status: 'error' as const } : {}) }
}
