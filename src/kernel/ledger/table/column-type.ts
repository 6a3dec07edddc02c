import type { Field } from '../../../definition/field/types.ts'

const text = 'text collate "C"'

/** The column a field is kept in. Texts are ordered by code point on every engine; nothing decimal is ever a float. */
export function columnType(field: Field): string {
  switch (field.kind) {
    case 'integer':
      return 'bigint'
    case 'decimal':
      return `numeric(28,${field.scale})`
    case 'money':
      return 'numeric(18,2)'
    case 'area':
    case 'percent':
      return 'numeric(18,4)'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'timestamp(0)'
    case 'ref':
    case 'anyRef':
    case 'village':
    case 'grid':
      return 'uuid'
    default:
      return text
  }
}
