import { Button } from 'antd'
import { type KeyboardEvent, type ReactNode, type Ref, useImperativeHandle, useRef, useState } from 'react'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { FieldMessage } from '../../http/client.ts'
import { FieldRow } from './FieldRow.tsx'
import styles from './form.module.css'
import { type FormTexts, isNumbered } from './form-values.ts'
import { useFormFields } from './use-form-fields.ts'

export interface RecordFormHandle {
  /** Checks every field; gives the values, or undefined after showing what is wrong and going to the first such field. */
  readonly read: () => FieldValues | undefined
  /** Empties the form for the next record and stands in its first input. */
  readonly reset: (texts: FormTexts) => void
  readonly focusFirst: () => void
}

interface Props {
  readonly ledger: ResolvedLedger
  readonly initial: FormTexts
  /** What was typed before and not saved: it stands in the inputs instead of what they begin with. */
  readonly left?: FormTexts | undefined
  /** Told all that stands in the form, whenever that changes. */
  readonly typed?: (texts: FormTexts) => void
  /** What the server refused, beside the fields it spoke of. */
  readonly refused?: readonly FieldMessage[]
  /** Fields that are usually filled in later: they wait behind a line, which opens when one of them is spoken of. */
  readonly later?: ReadonlySet<string>
  /** Fields that this person sees but does not change, each with the reason beside it. */
  readonly locked?: ReadonlySet<string>
  /** Ctrl+Enter; with Shift, save and go on with the next. */
  readonly submit: (andNext: boolean) => void
  readonly handle: Ref<RecordFormHandle>
}

const nothingLater: ReadonlySet<string> = new Set()

/** The form of a ledger, made from its definition: labels, units, help, checks, nothing by hand. */
export function RecordForm({ ledger, initial, left, typed, refused = [], later = nothingLater, locked, submit, handle }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const fields = useFormFields(form, ledger, { initial, left, refused, typed })
  useImperativeHandle(handle, () => fields)
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit(event.shiftKey)
  }
  const row = (item: ResolvedField) => (
    <FieldRow
      key={item.id}
      item={item}
      numbering={isNumbered(ledger, item.id, initial) ? ledger.numbering : undefined}
      locked={locked?.has(item.id) === true}
      value={fields.texts[item.id] ?? ''}
      target={targetOf(item, fields.texts)}
      problem={fields.problemOf(item.id)}
      warning={fields.checked.warnings.get(item.id)}
      change={(value) => fields.change(item.id, value)}
      leave={() => fields.leave(item.id)}
    />
  )
  const isSpokenOf = ({ id }: ResolvedField) => fields.checked.problems.has(id) || refused.some(({ field }) => field === id)
  const isTyped = ({ id }: ResolvedField) => (fields.texts[id] ?? '') !== (initial[id] ?? '')
  return (
    <form ref={form} className={styles.form} onSubmit={(event) => event.preventDefault()} onKeyDown={onKey} noValidate>
      {ledger.fields.filter(({ id }) => !later.has(id)).map(row)}
      <LaterFields waiting={ledger.fields.filter(({ id }) => later.has(id))} isSpokenOf={isSpokenOf} isTyped={isTyped} row={row} />
    </form>
  )
}

interface LaterProps {
  readonly waiting: readonly ResolvedField[]
  readonly isSpokenOf: (item: ResolvedField) => boolean
  readonly isTyped: (item: ResolvedField) => boolean
  readonly row: (item: ResolvedField) => ReactNode
}

/** What the steps of a loop fill in by and by stands behind a line that says so. */
function LaterFields({ waiting, isSpokenOf, isTyped, row }: LaterProps) {
  const [opened, setOpened] = useState(() => waiting.some(isTyped))
  if (waiting.length === 0) return null
  const shown = opened || waiting.some(isSpokenOf)
  return (
    <>
      <div className={styles.later}>
        <Button type="link" size="small" aria-expanded={shown} onClick={() => setOpened(!shown)}>
          {shown ? '收起' : '展开'}办理中再填的 {waiting.length} 项
        </Button>
        {shown ? null : <small>{waiting.map(({ field }) => field.label).join('、')}</small>}
      </div>
      {shown ? waiting.map(row) : null}
    </>
  )
}

function targetOf({ field }: ResolvedField, texts: FormTexts): string | undefined {
  return field.kind === 'anyRef' ? (field.to[texts[field.choose] ?? ''] ?? '') : undefined
}
