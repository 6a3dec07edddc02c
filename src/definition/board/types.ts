import type { TypedExpression } from '../expression/types.ts'
import type { DecimalText } from '../field/types.ts'

/** One line of a published scoring rule: `weight` (all of them sum to 100) × min(actual / plan, cap). */
export interface BoardCriterion {
  readonly id: string
  readonly label: string
  readonly weight: DecimalText
  /** Expressions over the ranked record at `periodEnd`; a plan of zero or unknown leaves the criterion out of that project's base. */
  readonly actual: string
  readonly plan: string
  /** Greatest ratio that counts, e.g. `1.2`. */
  readonly cap: DecimalText
}

/**
 * A ranking (龙虎榜) of projects, never of people, by a published rule. Score = Σ weight × min(actual/plan, cap) ÷ Σ weights that apply, × difficulty,
 * + bonus − deduction. Equal scores share a rank (1, 2, 2, 4), then `tieBreak`. Below `minimumSample` applicable weight a project is shown apart.
 */
export interface BoardDefinition {
  readonly id: string
  readonly label: string
  readonly ledger: string
  /** Who is ranked. */
  readonly inScope?: string
  readonly criteria: readonly BoardCriterion[]
  /** An expression giving the difficulty factor, 1 when absent or empty. */
  readonly difficulty?: string
  readonly bonus?: string
  readonly deduction?: string
  /** Months of data a project needs to be ranked: expression and the setting that says how many. */
  readonly sample: { readonly count: string; readonly setting: string }
  /** Whole days for objections after an issue is published (a setting's id). */
  readonly appealDays: { readonly setting: string }
  readonly source: string
}

export interface ResolvedBoard {
  readonly id: string
  readonly label: string
  readonly pack: string
  readonly ledger: string
  readonly inScope: TypedExpression | undefined
  readonly criteria: readonly {
    readonly id: string
    readonly label: string
    readonly weight: DecimalText
    readonly actual: TypedExpression
    readonly plan: TypedExpression
    readonly cap: DecimalText
  }[]
  readonly difficulty: TypedExpression | undefined
  readonly bonus: TypedExpression | undefined
  readonly deduction: TypedExpression | undefined
  readonly sample: { readonly count: TypedExpression; readonly setting: string }
  readonly appealDays: string
  readonly source: string
}
