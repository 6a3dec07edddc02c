import type { StoredVersion } from './read-version.ts'
import type { StoredValues } from './types.ts'

/** A record as it stood before a write. */
export type RecordBefore = Pick<StoredVersion, 'id' | 'version' | 'values'>

export interface RecordChange {
  readonly before: RecordBefore
  /** All of its values, changed or not. */
  readonly values: StoredValues
}
