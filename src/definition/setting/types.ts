import type { DecimalText } from '../field/types.ts'

/**
 * A threshold or term that a norm, a county or a town sets: never a constant in a condition. `setting('id')` reads it in an expression;
 * a town's own value is a record of 参数 (ledger `setting`), this is the one it starts with.
 */
export interface SettingDefinition {
  readonly id: string
  readonly label: string
  readonly value: DecimalText
  readonly unit?: string
  /** The document or habit it comes from. */
  readonly source: string
}
