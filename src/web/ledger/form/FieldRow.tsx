import { ConfigProvider, Form } from 'antd'
import { hasLines } from '../../../definition/field/field-type.ts'
import type { NumberingDefinition, ResolvedField } from '../../../definition/ledger/types.ts'
import { FieldInput } from './FieldInput.tsx'
import styles from './form.module.css'
import { whyLocked } from './office-fields.ts'

interface Props {
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

/** One field of a form: its label, its input, and one sentence below it, the most pressing there is. */
export function FieldRow({ item, numbering, locked, value, target, problem, warning, change, leave }: Props) {
  const { id, field } = item
  const note =
    problem ??
    warning ??
    (locked ? whyLocked(item) : undefined) ??
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
