import type { TypedExpression } from '../expression/types.ts'
import type { Field } from '../field/types.ts'
import type { LedgerDefinition, MonthsTogether } from '../ledger/types.ts'
import type { UnitId } from '../unit/unit.ts'

/** 流量: adds up over time. 存量: stands at a moment, is never summed over time. */
export type Flow = 'flow' | 'stock'

/**
 * What a period without any record means: nothing happened, nobody knows, or a mistake to report. An author leaves it out: it follows from whether
 * the ledger's entries are events or returns (README.md of this folder).
 */
export type MissingPolicy = 'zero' | 'unknown' | 'error'

interface IndicatorCommon {
  readonly id: string
  readonly label: string
  readonly aliases?: readonly string[]
  /**
   * How a report says it without its label: □ stands for the number and its unit word, … for some words within the clause, as in
   * `…划分为□大网格`. A number typed there is held against the ledger. Without a leading … nothing else may stand before.
   */
  readonly wordings?: readonly string[]
  /**
   * What reports write where the label's own words are meant, as 零扩散 for 本地续发病例数; … stands for some words within the clause. A draft looks for it;
   * a token cannot be written with it.
   */
  readonly said?: readonly string[]
  /** Counts what a plan itself lists, as the projects of a year to come: under a plan's heading it is meant, and no target beside it. */
  readonly ofPlan?: true
  readonly unit: UnitId
  readonly flow: Flow
  readonly missing?: MissingPolicy
  /** One Chinese sentence: what is counted and by whose rule (口径). */
  readonly note?: string
  /** Must be printed exactly: paid-out money, people under a measure, completion rates. 近/约/余 on it is an error. */
  readonly exact?: boolean
  /** Years with a target in 年度任务 may be compared with it; shown on the workbench. */
  readonly key?: boolean
}

export type { MonthsTogether } from '../ledger/types.ts'

/** Typed equality filters on a ledger's own fields, ANDed: `{ scale: 'aboveScale', status: ['built', 'running'] }`. Option ids for choices. */
export type FilterFor<Fields extends Readonly<Record<string, Field>>> = {
  readonly [Name in keyof Fields]?: FilterValue<Fields[Name]> | readonly FilterValue<Fields[Name]>[]
}
type FilterValue<F> = F extends { readonly kind: 'choice'; readonly options: infer Options }
  ? Extract<keyof Options, string>
  : F extends { readonly kind: 'boolean' }
    ? boolean
    : string

type Name<Fields> = Extract<keyof Fields, string>

/** A quantity read straight from one ledger. */
export type MeasureSpec<Fields extends Readonly<Record<string, Field>> = Readonly<Record<string, Field>>> = IndicatorCommon & {
  readonly ledger: LedgerDefinition<Fields>
  readonly filter?: FilterFor<Fields>
  /** Further condition, as expression text. */
  readonly when?: string
  /** The field that places a record in a period, when it is not the ledger's `date`; `null` = every record counts in every period. */
  readonly date?: Name<Fields> | null
  /**
   * Months of a year (1–12, first and last) that are reported in one, where the ledger does not say so itself (`returns`). The records of any of them
   * stand for all; a period that has only some of them has no figure.
   */
  readonly monthsTogether?: MonthsTogether
  /**
   * Of a stock with `date: null`: what says how it stood in the past. `dates`: its condition, by the record's own dates; so it is when the condition
   * speaks of the period. `versions`: only what was recorded by then; so it is otherwise, and wherever a state decides (`status`).
   */
  readonly past?: 'dates' | 'versions'
} & (
    | { readonly type: 'count' }
    | { readonly type: 'countDistinct'; readonly of: Name<Fields> | { readonly expression: string } }
    | { readonly type: 'sum' | 'min' | 'max' | 'average' | 'latest'; readonly of: Name<Fields> | { readonly expression: string } }
    | {
        readonly type: 'pick'
        /** A field or expression (`village.name`); refs print their title. */
        readonly of: Name<Fields> | { readonly expression: string }
        /** `first`/`last` by date (then by id); `list`: all distinct values in that order. */
        readonly take: 'first' | 'last' | 'list'
      }
  )

/** A quantity computed from other indicators, named by id. */
export type ComputedSpec = IndicatorCommon &
  (
    | { readonly type: 'ratio'; readonly numerator: string; readonly denominator: string }
    /** Arithmetic over indicator ids or labels: `output-a + output-b`; ids with hyphens are written in brackets: `[output-a] - [output-b]`. */
    | { readonly type: 'derived'; readonly formula: string }
    | { readonly type: 'cumulative'; readonly of: string }
    | { readonly type: 'yearOnYear' | 'periodOnPeriod'; readonly of: string }
    | { readonly type: 'completion'; readonly of: string }
    | { readonly type: 'share'; readonly of: string; readonly whole: string }
  )

export type IndicatorDefinition = MeasureSpec | ComputedSpec

export type IndicatorType = IndicatorDefinition['type']

interface ResolvedCommon {
  readonly id: string
  readonly label: string
  readonly aliases: readonly string[]
  readonly wordings?: readonly string[]
  readonly said?: readonly string[]
  readonly ofPlan?: true
  readonly unit: UnitId
  readonly flow: Flow
  readonly missing: MissingPolicy
  readonly note: string
  readonly exact: boolean
  readonly key: boolean
  readonly pack: string
}

/** How a slice label such as 村 or 类别 reaches its column; automatic for choice, village, grid, ref and boolean fields and the village of a ref. */
export interface Dimension {
  readonly label: string
  readonly aliases: readonly string[]
  readonly value: Extract<TypedExpression, { type: 'field' }>
  /** Option label → option id for choices; undefined where the value is a ref (matched by title) or free text. */
  readonly options: Readonly<Record<string, string>> | undefined
}

export interface ResolvedMeasure extends ResolvedCommon {
  readonly type: 'count' | 'countDistinct' | 'sum' | 'min' | 'max' | 'average' | 'latest' | 'pick'
  readonly ledger: string
  /** `filter` and `when` in one tree; undefined = every record. */
  readonly condition: TypedExpression | undefined
  readonly of: TypedExpression | undefined
  readonly take: 'first' | 'last' | 'list' | undefined
  /** How records fall into periods. `effective` = valid at the period's end; `none` = all. */
  readonly placing:
    | {
        readonly by: 'date' | 'dateTime' | 'month' | 'year' | 'quarter'
        readonly field: string
        /** Only where records are kept by month. */
        readonly together?: MonthsTogether
      }
    | { readonly by: 'effective'; readonly from: string | undefined; readonly to: string | undefined }
    | { readonly by: 'none' }
  readonly dimensions: readonly Dimension[]
  /** A count over returns: nothing counted is zero only where something was returned in the period at all, else it is unknown. */
  readonly returned?: true
  /** A stock that no dates tell of: its past is what was recorded by then, else unknown. */
  readonly past?: 'versions'
}

export type ResolvedComputed = ResolvedCommon &
  (
    | { readonly type: 'ratio'; readonly numerator: string; readonly denominator: string }
    | { readonly type: 'derived'; readonly formula: IndicatorFormula }
    | { readonly type: 'cumulative'; readonly of: string }
    | { readonly type: 'yearOnYear' | 'periodOnPeriod'; readonly of: string }
    | { readonly type: 'completion'; readonly of: string }
    | { readonly type: 'share'; readonly of: string; readonly whole: string }
  )

export type IndicatorFormula =
  | { readonly type: 'number'; readonly value: string }
  | { readonly type: 'indicator'; readonly id: string }
  | {
      readonly type: 'arithmetic'
      readonly operator: '+' | '-' | '*' | '/'
      readonly left: IndicatorFormula
      readonly right: IndicatorFormula
    }

export type ResolvedIndicator = ResolvedMeasure | ResolvedComputed
