import type { CheckDefinition } from '../check/types.ts'
import type { ClaimDefinition } from '../claim/types.ts'
import type { IndicatorDefinition } from '../indicator/types.ts'
import type { LedgerDefinition } from '../ledger/types.ts'

/** A domain of township work. Everything about the domain is in its folder; deleting the folder deletes the domain. */
export interface PackDefinition {
  readonly id: string
  readonly label: string
  /** The office that usually keeps it (责任科室). */
  readonly office: string
  readonly ledgers: readonly LedgerDefinition[]
  readonly indicators: readonly IndicatorDefinition[]
  readonly claims?: readonly ClaimDefinition[]
  readonly checks?: readonly CheckDefinition[]
  /** Words of this domain for the text lints: counted-list words, exact nouns. */
  readonly words?: { readonly counted?: readonly string[] }
}
