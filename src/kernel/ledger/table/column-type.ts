import { fieldScale } from '../../../definition/field/field-type.ts'
import { type ColumnType, traitsOf } from '../../../definition/field/kinds.ts'
import type { Field } from '../../../definition/field/types.ts'

const declared = {
  text: 'text collate "C"',
  integer: 'bigint',
  numeric: 'numeric',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp(0)',
  uuid: 'uuid',
} as const satisfies Record<ColumnType, string>

/** The column a field is kept in. Texts are ordered by code point on every engine; nothing decimal is ever a float. */
export function columnType(field: Field): string {
  const { column, digits } = traitsOf(field)
  const scale = fieldScale(field)
  return digits === undefined || scale === undefined ? declared[column] : `numeric(${digits},${scale})`
}
