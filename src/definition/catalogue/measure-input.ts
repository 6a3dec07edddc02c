import type { MeasureSpec } from '../indicator/types.ts'
import type { ResolvedLedger } from '../ledger/types.ts'
import type { SettingDefinition } from '../setting/types.ts'
import type { DiagnosticList } from './diagnostics.ts'

/** What a measure is resolved from. */
export interface MeasureInput {
  readonly definition: MeasureSpec
  readonly pack: string
  /** `pack/indicator` */
  readonly source: string
  readonly ledgers: readonly ResolvedLedger[]
  readonly settings: readonly SettingDefinition[]
  readonly list: DiagnosticList
}

/** An input whose ledger is known. */
export interface LedgerMeasureInput extends MeasureInput {
  readonly ledger: ResolvedLedger
}
