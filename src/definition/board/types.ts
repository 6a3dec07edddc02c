import type { TypedExpression } from '../expression/types.ts'
import type { DecimalText } from '../field/types.ts'
import type { UnitId } from '../unit/unit.ts'

interface CriterionCommon {
  readonly id: string
  readonly label: string
  /** All weights of a board sum to 100. */
  readonly weight: DecimalText
  /** What is compared, in the words of the published rule: 期末实际进度与计划进度之比. */
  readonly says: string
}

/** An expression with its words for the published rule. */
export interface SaidExpression {
  readonly expression: string
  readonly says: string
}

/** `weight` × min(actual ÷ plan, cap). A plan of zero or unknown leaves the criterion out of that project's base; an actual that nobody reported counts as zero. */
export interface RatioCriterion extends CriterionCommon {
  /** Expressions over the ranked record at `periodEnd`. */
  readonly actual: string
  readonly plan: string
  /** What both are given in; a base unit. */
  readonly unit?: UnitId
  /** Greatest ratio that counts, e.g. `1.2`. */
  readonly cap: DecimalText
}

/**
 * How many of the things that were due are done: done ÷ (done + overdue and still open), at most 1. Both numbers have to be given, so a rule that
 * looks only at what was done cannot be written.
 */
export interface OnTimeCriterion extends CriterionCommon {
  readonly onTime: { readonly done: string; readonly overdue: string }
}

/** One line of a published scoring rule. */
export type BoardCriterion = RatioCriterion | OnTimeCriterion

/** Behind the plan by so many percentage points: expressions in %, thresholds are settings. */
export interface BoardProgress {
  readonly planned: string
  readonly actual: string
  readonly yellow: { readonly setting: string }
  readonly red: { readonly setting: string }
}

/**
 * A ranking (龙虎榜) of projects, never of people, by a published rule. Score = 100 × Σ weight × min(actual ÷ plan, cap) ÷ Σ weights that apply, × difficulty,
 * + bonus − deduction, in hundredths. Equal scores share a rank (1, 2, 2, 4). Who has too few months of data, or too little weight that applies, is shown
 * apart and has no rank.
 */
export interface BoardDefinition {
  readonly id: string
  readonly label: string
  /** Ledger id. A ledger of persons, of cadres, or of villages and grids (their offices) is refused. */
  readonly ledger: string
  /** Who is ranked. */
  readonly inScope?: string
  /**
   * Where a record names an indicator, expressions may say `measured`: its value from 1 January to `periodEnd`, in the record's unit; unknown where none is
   * named. Both are expressions that give a text.
   */
  readonly measured?: { readonly indicator: string; readonly unit: string }
  /** A text or choice field by which the list can be narrowed. */
  readonly category?: string
  readonly criteria: readonly BoardCriterion[]
  /** The difficulty factor, 1 when absent or empty. */
  readonly difficulty?: SaidExpression
  /** Points that are added, or taken away. */
  readonly bonus?: SaidExpression
  readonly deduction?: SaidExpression
  /** Months of data a project needs to be ranked: expression and the setting that says how many. */
  readonly sample: { readonly count: string; readonly setting: string }
  /** Least weight, of 100, that must apply for a project to be ranked (a setting's id); any weight above zero when absent. */
  readonly leastWeight?: { readonly setting: string }
  /** Whole days for objections after an issue is published (a setting's id). */
  readonly appealDays: { readonly setting: string }
  /** The red, yellow and green light and the curve of plan and actual. */
  readonly progress?: BoardProgress
  readonly source: string
}

export interface ResolvedCriterion {
  readonly id: string
  readonly label: string
  readonly kind: 'ratio' | 'onTime'
  readonly weight: DecimalText
  readonly says: string
  /** For `onTime` what is done, and what is done together with what is overdue. */
  readonly actual: TypedExpression
  readonly plan: TypedExpression
  readonly unit: UnitId | undefined
  readonly cap: DecimalText
}

export interface ResolvedSaid {
  readonly expression: TypedExpression
  readonly says: string
}

export interface ResolvedBoard {
  readonly id: string
  readonly label: string
  readonly pack: string
  readonly ledger: string
  readonly inScope: TypedExpression | undefined
  readonly measured: { readonly indicator: TypedExpression; readonly unit: TypedExpression } | undefined
  /** A field's id. */
  readonly category: string | undefined
  readonly criteria: readonly ResolvedCriterion[]
  readonly difficulty: ResolvedSaid | undefined
  readonly bonus: ResolvedSaid | undefined
  readonly deduction: ResolvedSaid | undefined
  readonly sample: { readonly count: TypedExpression; readonly setting: string }
  readonly leastWeight: string | undefined
  readonly appealDays: string
  readonly progress:
    | { readonly planned: TypedExpression; readonly actual: TypedExpression; readonly yellow: string; readonly red: string }
    | undefined
  readonly source: string
}

/** What the ledger says of one project at the end of the month: exact decimals, null where nothing is known. All that a score depends on. */
export interface BoardEntry {
  readonly id: string
  readonly title: string
  readonly category: string | null
  /** By criterion id. */
  readonly figures: Readonly<Record<string, { readonly actual: DecimalText | null; readonly plan: DecimalText | null }>>
  readonly difficulty: DecimalText | null
  readonly bonus: DecimalText | null
  readonly deduction: DecimalText | null
  readonly sample: DecimalText | null
}

/** The numbers of a rule, without its expressions: with the entries, all that a ranking is computed from. */
export interface BoardRule {
  readonly criteria: readonly { readonly id: string; readonly label: string; readonly weight: DecimalText; readonly cap: DecimalText }[]
  readonly minimumSample: DecimalText
  readonly leastWeight: DecimalText
}

export interface ScoredCriterion {
  readonly id: string
  readonly label: string
  readonly weight: DecimalText
  readonly actual: DecimalText | null
  readonly plan: DecimalText | null
  /** min(actual ÷ plan, cap) in %, two decimals; null when it was left out. */
  readonly rate: DecimalText | null
  /** Its part of the base, two decimals; null when it was left out. */
  readonly points: DecimalText | null
}

export interface ScoredEntry {
  readonly id: string
  readonly title: string
  readonly category: string | null
  readonly criteria: readonly ScoredCriterion[]
  /** Σ of the weights that apply. */
  readonly weight: DecimalText
  /** The weighted completion, of 100, two decimals; null when no weight applies. */
  readonly base: DecimalText | null
  readonly difficulty: DecimalText
  readonly bonus: DecimalText
  readonly deduction: DecimalText
  readonly score: DecimalText | null
  readonly sample: DecimalText
}

export interface RankedEntry extends ScoredEntry {
  readonly rank: number
  readonly score: DecimalText
}

export interface ApartEntry extends ScoredEntry {
  readonly why: 'sample' | 'weight'
}

export interface BoardRanking {
  readonly ranked: readonly RankedEntry[]
  /** Not enough data to be compared: shown, never ranked. */
  readonly apart: readonly ApartEntry[]
}
