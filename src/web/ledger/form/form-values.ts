import { calendarGrain, isReference } from '../../../definition/field/field-type.ts'
import { parseFieldValue } from '../../../definition/field/parse-field-value.ts'
import { readTypedCalendar } from '../../../definition/field/read-typed-calendar.ts'
import type { Field, FieldValue, FieldValues } from '../../../definition/field/types.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'

/** What stands in the inputs, by field id; every value as text, empty text for nothing. */
export type FormTexts = Readonly<Record<string, string>>

export interface CheckedForm {
  readonly values: FieldValues
  readonly problems: ReadonlyMap<string, string>
  readonly warnings: ReadonlyMap<string, string>
}

/** A record's values as the form shows them. */
export function formTexts(ledger: ResolvedLedger, values: FieldValues): FormTexts {
  return Object.fromEntries(ledger.fields.map(({ id }) => [id, textOf(values[id])]))
}

/**
 * Reads the inputs by the ledger's definition. A text that has not been changed is not read again: a masked value is not what it stands for,
 * and an old value is not this person's mistake.
 */
export function checkFormValues(
  ledger: ResolvedLedger,
  texts: FormTexts,
  { initial, today }: { readonly initial: FormTexts; readonly today: string },
): CheckedForm {
  const values: Record<string, FieldValue> = {}
  const problems = new Map<string, string>()
  const warnings = new Map<string, string>()
  for (const { id, field } of ledger.fields) {
    const text = (texts[id] ?? '').trim()
    if (text === '') {
      values[id] = null
      if (field.required === true && !isNumbered(ledger, id, initial)) problems.set(id, `请填写${field.label}`)
      continue
    }
    const read = readText(field, text, { unchanged: text === initial[id], today })
    if ('why' in read) problems.set(id, read.why)
    else {
      values[id] = read.value
      if (read.warning !== undefined && text !== initial[id]) warnings.set(id, read.warning)
    }
  }
  return { values, problems, warnings }
}

/** A field that the ledger fills in by itself when a new record is saved without it. */
export function isNumbered({ numbering }: ResolvedLedger, id: string, initial: FormTexts): boolean {
  return numbering?.field === id && (initial[id] ?? '') === ''
}

/** Only what differs from before: what an amendment sends. */
export function changedValues(values: FieldValues, before: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).filter(([id, value]) => textOf(value) !== textOf(before[id])))
}

export function textOf(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value)
}

type Read = { readonly value: FieldValue; readonly warning?: string | undefined } | { readonly why: string }

function readText(field: Field, text: string, { unchanged, today }: { readonly unchanged: boolean; readonly today: string }): Read {
  if (isReference(field)) return { value: text }
  if (field.kind === 'choice' && field.options[text] !== undefined) return { value: text }
  if (field.kind === 'boolean' && (text === 'true' || text === 'false')) return { value: text === 'true' }
  if (unchanged) return { value: field.kind === 'integer' && /^-?\d+$/.test(text) ? Number(text) : text }
  const grain = calendarGrain(field)
  const parsed = grain === undefined ? parseFieldValue(field, text) : readTypedCalendar({ grain, text, today })
  if (!parsed.ok) return { why: parsed.why }
  return { value: parsed.value, ...('warning' in parsed ? { warning: parsed.warning } : {}) }
}
