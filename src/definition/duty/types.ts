import type { TypedExpression } from '../expression/types.ts'

/**
 * What somebody must answer for (包干责任): every record of `ledger` in scope has exactly one primary holder. `objectKind` is the option of
 * 包干责任's 对象类别 under which its duties are kept.
 */
export interface DutyDefinition {
  readonly id: string
  readonly label: string
  readonly objectKind: string
  /** Ledger id. */
  readonly ledger: string
  /** Expression over the record at `today`: who still needs somebody. Absent: every record in force. */
  readonly inScope?: string
  /** Must be visited every so many calendar days (a setting's id). */
  readonly visitEvery?: { readonly setting: string }
  /** More objects than this a holder is warned about (a setting's id). */
  readonly mostPerHolder?: { readonly setting: string }
}

export interface ResolvedDuty {
  readonly id: string
  readonly label: string
  readonly objectKind: string
  readonly ledger: string
  readonly pack: string
  readonly inScope: TypedExpression | undefined
  readonly visitEvery: string | undefined
  readonly mostPerHolder: string | undefined
}
