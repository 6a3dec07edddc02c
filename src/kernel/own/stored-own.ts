import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { fieldKinds } from '../../definition/field/kinds.ts'
import type { FieldKind } from '../../definition/field/types.ts'
import { isOwnKind } from '../../definition/own/own-field.ts'
import type { OwnField, OwnLedger } from '../../definition/own/types.ts'
import { isUnit } from '../../definition/unit/unit.ts'
import type { StoredValues } from '../ledger/record/types.ts'

/** What a ledger of the town's own is kept as, but for its fields. */
export function storedLedger(own: OwnLedger): StoredValues {
  const { processing } = own
  return {
    code: own.id,
    label: own.label,
    purpose: own.purpose === '' ? null : own.purpose,
    title: own.title.join('、'),
    date: own.date ?? null,
    key: own.key.length === 0 ? null : own.key.join('、'),
    processingPurpose: processing?.purpose ?? null,
    processingBasis: processing?.basis ?? null,
    processingYears: processing === undefined ? null : String(processing.years),
    removed: own.removed === true ? 'true' : null,
  }
}

/** The ledger that is kept so, with the fields that are. */
export function ledgerOfStored(values: StoredValues, fields: readonly OwnField[]): OwnLedger {
  const { processingPurpose, processingBasis, processingYears, date } = values
  const processing =
    processingPurpose == null || processingBasis == null || processingYears == null
      ? undefined
      : { purpose: processingPurpose, basis: processingBasis, years: wholeNumber(processingYears) }
  return {
    id: values.code ?? '',
    label: values.label ?? '',
    purpose: values.purpose ?? '',
    fields,
    title: namesIn(values.title),
    ...(date == null ? {} : { date }),
    key: namesIn(values.key),
    ...(processing === undefined ? {} : { processing }),
    ...(values.removed === 'true' ? { removed: true } : {}),
  }
}

/** What a column is kept as. */
export function storedField(ledger: string, own: OwnField): StoredValues {
  return {
    ledger,
    code: own.id,
    label: own.label,
    kind: own.kind,
    required: String(own.required),
    long: own.long === true ? 'true' : null,
    unit: own.unit ?? null,
    scale: own.scale === undefined ? null : String(own.scale),
    adds: own.adds === true ? 'true' : null,
    options: own.options === undefined ? null : writeOptions(own.options),
    to: own.to ?? null,
    retired: own.retired === true ? 'true' : null,
  }
}

/** The column that is kept so; undefined for a kind that this edition does not make: then it is left alone. */
export function fieldOfStored(values: StoredValues): OwnField | undefined {
  const { kind, unit, scale, options, to } = values
  if (kind == null || !isFieldKind(kind) || !isOwnKind(kind)) return undefined
  return {
    id: values.code ?? '',
    label: values.label ?? '',
    kind,
    required: values.required === 'true',
    ...(values.long === 'true' ? { long: true } : {}),
    ...(unit != null && isUnit(unit) ? { unit } : {}),
    ...(scale == null ? {} : { scale: wholeNumber(scale) }),
    ...(values.adds === 'true' ? { adds: true } : {}),
    ...(options == null ? {} : { options: readOptions(options) }),
    ...(to == null ? {} : { to }),
    ...(values.retired === 'true' ? { retired: true } : {}),
  }
}

/** Whether a text is a kind of field. */
export function isFieldKind(text: string): text is FieldKind {
  return Object.hasOwn(fieldKinds, text)
}

/** A line each: id, equals sign, label. */
function writeOptions(options: Readonly<Record<string, string>>): string {
  return Object.entries(options)
    .map(([id, label]) => `${id}=${label}`)
    .join('\n')
}

function readOptions(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    text.split('\n').map((line) => {
      const at = line.indexOf('=')
      return [line.slice(0, at), line.slice(at + 1)]
    }),
  )
}

function namesIn(text: string | null | undefined): readonly string[] {
  return text == null || text === '' ? [] : text.split('、')
}
