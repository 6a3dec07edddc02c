import { fieldUnit } from './field-type.ts'
import { traitsOf } from './kinds.ts'
import type { Field } from './types.ts'

/** The header of a field's column in office files: `产值(元)`, `面积(亩)`; other kinds carry their bare label. */
export function columnLabel(field: Field): string {
  return headsUnit(field) ? `${field.label}(${fieldUnit(field)})` : field.label
}

/** Whether the unit stands in a column's header: a number without it would be read as another. */
export function headsUnit(field: Field): boolean {
  return traitsOf(field).headed === true
}

export interface FieldColumn {
  readonly label: string
  /** The field of the referred ledger that this column carries; undefined when the column is the whole field. */
  readonly part: string | undefined
}

/** All columns that a field brings to an office file: one, but for references found by several columns (户主, 身份证号, 村). */
export function fieldColumns(field: Field): FieldColumn[] {
  if (field.kind === 'ref' && field.by !== undefined) return Object.entries(field.by).map(([label, part]) => ({ label, part }))
  return [{ label: columnLabel(field), part: undefined }]
}
