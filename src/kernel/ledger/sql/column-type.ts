import type { Field } from '../../../definition/field/types.ts'

/** The column type of a field, as far as statements must know it: what a literal beside it is cast to. */
export type ColumnType = 'text' | 'integer' | 'numeric' | 'boolean' | 'date' | 'timestamp' | 'uuid'

export function columnTypeOf(field: Field): ColumnType {
  switch (field.kind) {
    case 'integer':
      return 'integer'
    case 'decimal':
    case 'money':
    case 'area':
    case 'percent':
      return 'numeric'
    case 'boolean':
      return 'boolean'
    case 'date':
      return 'date'
    case 'dateTime':
      return 'timestamp'
    case 'ref':
    case 'anyRef':
    case 'village':
    case 'grid':
      return 'uuid'
    default:
      return 'text'
  }
}
