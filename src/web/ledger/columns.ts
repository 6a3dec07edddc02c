import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { decimal, plainDecimal, roundHalfUp } from '../../definition/decimal/decimal.ts'
import { parseAttachment } from '../../definition/field/attachment.ts'
import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import type { Field, FieldValue } from '../../definition/field/types.ts'
import type { ResolvedField, ResolvedLedger } from '../../definition/ledger/types.ts'
import { groupDigits, isDecimalText } from '../parts/quantity.ts'

export interface Column {
  readonly id: string
  readonly label: string
  readonly unit: string | undefined
  readonly field: Field
  readonly width: number
  readonly numeric: boolean
}

/** The columns of a ledger on screen: what names the record first, then as defined. */
export function ledgerColumns(ledger: ResolvedLedger): readonly Column[] {
  const named = new Set(ledger.title)
  const first = ledger.fields.filter(({ id }) => named.has(id))
  const rest = ledger.fields.filter(({ id }) => !named.has(id))
  return [...first.map(toColumn).map(withRoomForNames), ...rest.map(toColumn)]
}

function toColumn({ id, field }: ResolvedField): Column {
  const unit = fieldUnit(field)
  const numeric = isNumericField(field)
  const label = field.label.length * 14 + (unit === undefined ? 0 : unit.length * 13 + 28) + 44
  return { id, label: field.label, unit, field, numeric, width: Math.max(widthOf(field), label) }
}

function withRoomForNames(column: Column): Column {
  return column.field.kind === 'text' ? { ...column, width: Math.max(column.width, 220) } : column
}

/** The unit that stands in a column's header. */
export function fieldUnit(field: Field): string | undefined {
  if (field.kind === 'money') return '元'
  if (field.kind === 'area') return '亩'
  if (field.kind === 'percent') return '%'
  if (field.kind === 'integer' || field.kind === 'decimal') return field.unit === '无' ? undefined : field.unit
  return undefined
}

/** A column's name as its header says it: 产值（元） */
export function columnHeader(field: Field): string {
  const unit = fieldUnit(field)
  return unit === undefined ? field.label : `${field.label}（${unit}）`
}

/** The headers an office file may bring: a reference comes by the columns that name its record (户主, 身份证号, 村). */
export function importHeaders(ledger: ResolvedLedger): readonly { readonly header: string; readonly required: boolean }[] {
  const headers = ledger.fields.flatMap(({ field }) => {
    const names = field.kind === 'ref' && field.by !== undefined ? Object.keys(field.by) : [columnHeader(field)]
    return names.map((header) => ({ header, required: field.required === true }))
  })
  return [...new Map(headers.map((one) => [one.header, one])).values()]
}

export function isNumericField(field: Field): boolean {
  return field.kind === 'money' || field.kind === 'area' || field.kind === 'percent' || field.kind === 'integer' || field.kind === 'decimal'
}

/** A value as a person reads it, without its unit. */
export function presentValue(field: Field, value: FieldValue | undefined, shown?: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (shown !== undefined) return shown
  if (field.kind === 'boolean') return value === true || value === 'true' ? '是' : '否'
  if (field.kind === 'choice') return field.options[String(value)] ?? String(value)
  const text = String(value)
  if (field.kind === 'attachment') return parseAttachment(text).name
  if (field.kind === 'geometry') return '已画'
  if (field.kind === 'period') return presentFieldValue(field, text)
  if (field.kind === 'dateTime') return text.replace('T', ' ').slice(0, 16)
  if (!isNumericField(field) || !isDecimalText(text)) return text
  if (field.kind === 'money') return groupDigits(roundHalfUp(decimal(text), 2))
  return groupDigits(plainDecimal(decimal(text)))
}

export function cellText(record: LedgerRecord, column: Pick<Column, 'id' | 'field'>): string {
  return presentValue(column.field, record.values[column.id], record.shown[column.id])
}

function widthOf(field: Field): number {
  switch (field.kind) {
    case 'money':
      return 130
    case 'area':
    case 'integer':
    case 'decimal':
    case 'percent':
      return 104
    case 'date':
      return 116
    case 'dateTime':
      return 152
    case 'month':
      return 96
    case 'period':
      return 116
    case 'boolean':
      return 72
    case 'choice':
      return 12 * 2 + Math.max(76, ...Object.values(field.options).map((option) => option.length * 14 + 16))
    case 'village':
    case 'grid':
      return 116
    case 'personName':
      return 92
    case 'nationalId':
      return 184
    case 'creditCode':
      return 188
    case 'bankCard':
      return 184
    case 'phone':
      return 124
    case 'ref':
    case 'anyRef':
      return 200
    case 'attachment':
      return 160
    case 'geometry':
      return 104
    case 'text':
      return field.long === true ? 280 : 176
  }
}
