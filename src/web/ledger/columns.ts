import type { LedgerRecord } from '../../api/contract/ledger.ts'
import { parseAttachment } from '../../definition/field/attachment.ts'
import { calendarGrain, fieldUnit, hasLines, isNumeric } from '../../definition/field/field-type.ts'
import { traitsOf } from '../../definition/field/kinds.ts'
import { presentFieldValue } from '../../definition/field/present-field-value.ts'
import { presentTitleWord } from '../../definition/field/present-title-word.ts'
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
  const unit = shownUnit(field)
  const numeric = isNumeric(field)
  const label = field.label.length * 14 + (unit === undefined ? 0 : unit.length * 13 + 28) + 44
  return { id, label: field.label, unit, field, numeric, width: Math.max(widthOf(field), label) }
}

function withRoomForNames(column: Column): Column {
  return column.field.kind === 'text' ? { ...column, width: Math.max(column.width, 220) } : column
}

/** The unit beside a value; of what has none nothing is said. */
export function shownUnit(field: Field): string | undefined {
  const unit = fieldUnit(field)
  return unit === '无' ? undefined : unit
}

/** A column's name as its header says it: 产值（元） */
export function columnHeader(field: Field): string {
  const unit = shownUnit(field)
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

/** A value as a person reads it, without its unit. */
export function presentValue(field: Field, value: FieldValue | undefined, shown?: string): string {
  if (value === null || value === undefined || value === '') return ''
  if (shown !== undefined) return shown
  const text = String(value)
  const { value: type, input } = traitsOf(field)
  if (type === 'boolean') return text === 'true' ? '是' : '否'
  if (input === 'document') return parseAttachment(text).name
  if (input === 'area') return '已画'
  if (type === 'number') return isDecimalText(text) ? groupDigits(presentFieldValue(field, text)) : text
  const grain = calendarGrain(field)
  if (grain === undefined) return presentFieldValue(field, text)
  return presentTitleWord(field, grain === 'minute' ? text.slice(0, 16) : text)
}

/** A cell as an office file has it, which a spreadsheet and the import read: days and months as they are written, not as they are said. */
export function writtenCell(record: LedgerRecord, { id, field }: Pick<Column, 'id' | 'field'>): string {
  const value = record.values[id]
  const grain = calendarGrain(field)
  if (grain === undefined || value === null || value === undefined) return cellText(record, { id, field })
  const written = presentFieldValue(field, String(value))
  return grain === 'minute' ? written.slice(0, 16) : written
}

export function cellText(record: LedgerRecord, column: Pick<Column, 'id' | 'field'>): string {
  return presentValue(column.field, record.values[column.id], record.shown[column.id])
}

function widthOf(field: Field): number {
  const { width } = traitsOf(field)
  if (hasLines(field)) return 280
  return 'options' in field ? Math.max(width, ...Object.values(field.options).map((option) => option.length * 14 + 54)) : width
}
