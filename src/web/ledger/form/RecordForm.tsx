import { Button, ConfigProvider, Form } from 'antd'
import { type KeyboardEvent, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import { hasLines } from '../../../definition/field/field-type.ts'
import type { FieldValues } from '../../../definition/field/types.ts'
import type { NumberingDefinition, ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { FieldMessage } from '../../http/client.ts'
import { useSession } from '../../session/use-session.ts'
import { FieldInput } from './FieldInput.tsx'
import styles from './form.module.css'
import { checkFormValues, type FormTexts, isNumbered } from './form-values.ts'
import { officeOnly } from './office-fields.ts'

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

/** The form of a ledger, made from its definition: labels, units, help, checks, nothing by hand. */
export function RecordForm({ ledger, initial, refused = [], later, locked, submit, handle }: Props) {
  const [texts, setTexts] = useState<FormTexts>(initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [edited, setEdited] = useState<ReadonlySet<string>>(new Set())
  const form = useRef<HTMLFormElement>(null)
  const [opened, setOpened] = useState(false)
  const { today } = useSession()
  const checked = useMemo(() => checkFormValues(ledger, texts, { initial, today }), [ledger, texts, initial, today])

  const focusFirst = () => {
    const first = ledger.fields[0]
    if (first !== undefined) form.current?.querySelector<HTMLElement>(`#field-${first.id}`)?.focus()
  }
  useImperativeHandle(handle, () => ({
    read: () => {
      if (checked.problems.size === 0) return checked.values
      setTouched(new Set(ledger.fields.map(({ id }) => id)))
      const first = ledger.fields.find(({ id }) => checked.problems.has(id))
      if (first !== undefined) form.current?.querySelector<HTMLElement>(`#field-${first.id}`)?.focus()
      return undefined
    },
    reset: (next) => {
      setTexts(next)
      setTouched(new Set())
      setEdited(new Set())
      focusFirst()
    },
    focusFirst,
  }))

  const change = (id: string, value: string) => {
    setTexts((now) => ({ ...now, [id]: value }))
    setEdited((now) => new Set(now).add(id))
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    submit(event.shiftKey)
  }

  const row = (item: ResolvedField) => {
    const server = edited.has(item.id) ? undefined : refused.find(({ field }) => field === item.id)?.message
    return (
      <FieldRow
        key={item.id}
        item={item}
        numbering={isNumbered(ledger, item.id, initial) ? ledger.numbering : undefined}
        locked={locked?.has(item.id) === true}
        value={texts[item.id] ?? ''}
        target={targetOf(item, texts)}
        problem={server ?? (touched.has(item.id) ? checked.problems.get(item.id) : undefined)}
        warning={checked.warnings.get(item.id)}
        change={(value) => change(item.id, value)}
        leave={() => setTouched((now) => new Set(now).add(item.id))}
      />
    )
  }
  const waits = (id: string): boolean => later?.has(id) === true
  const waiting = ledger.fields.filter(({ id }) => waits(id))
  const shown = opened || waiting.some(({ id }) => checked.problems.has(id) || refused.some(({ field }) => field === id))

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => event.preventDefault()} onKeyDown={onKey} noValidate>
      {ledger.fields.filter(({ id }) => !waits(id)).map(row)}
      {waiting.length === 0 ? null : (
        <div className={styles.later}>
          <Button type="link" size="small" aria-expanded={shown} onClick={() => setOpened(!shown)}>
            {shown ? '收起' : '展开'}办理中再填的 {waiting.length} 项
          </Button>
          {shown ? null : <small>{listLabels(waiting)}</small>}
        </div>
      )}
      {shown ? waiting.map(row) : null}
    </form>
  )
}

interface RowProps {
  readonly item: ResolvedField
  /** How its number is made when it is left empty. */
  readonly numbering: NumberingDefinition | undefined
  readonly locked: boolean
  readonly value: string
  readonly target: string | undefined
  readonly problem: string | undefined
  readonly warning: string | undefined
  readonly change: (value: string) => void
  readonly leave: () => void
}

function FieldRow({ item, numbering, locked, value, target, problem, warning, change, leave }: RowProps) {
  const { id, field } = item
  const note =
    problem ??
    warning ??
    (locked ? officeOnly : undefined) ??
    field.help ??
    (numbering === undefined ? undefined : numberingWords(numbering))
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the input inside was left, or Enter pressed in it
    <div className={hasLines(field) ? styles.wide : styles.row} onBlur={leave} onKeyDown={({ key }) => key === 'Enter' && leave()}>
      <Form.Item
        layout="vertical"
        label={field.label}
        htmlFor={`field-${id}`}
        required={field.required === true && numbering === undefined}
        {...(problem !== undefined
          ? { validateStatus: 'error' as const }
          : warning !== undefined
            ? { validateStatus: 'warning' as const }
            : {})}
        help={note === undefined ? undefined : <span id={`field-${id}-note`}>{note}</span>}
      >
        <ConfigProvider componentDisabled={locked}>
          <FieldInput
            id={`field-${id}`}
            field={field}
            value={value}
            change={change}
            invalid={problem !== undefined}
            describedBy={note === undefined ? undefined : `field-${id}-note`}
            {...(target === undefined ? {} : { target })}
          />
        </ConfigProvider>
      </Form.Item>
    </div>
  )
}

function numberingWords({ prefix, digits }: NumberingDefinition): string {
  return `不填就接着编：${prefix}＋年份＋${digits} 位顺序号`
}

function listLabels(fields: readonly ResolvedField[]): string {
  return fields.map(({ field }) => field.label).join('、')
}

function targetOf({ field }: ResolvedField, texts: FormTexts): string | undefined {
  return field.kind === 'anyRef' ? (field.to[texts[field.choose] ?? ''] ?? '') : undefined
}
