import type { PeriodKey } from '../../definition/period/types.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import type { UnitId } from '../../definition/unit/unit.ts'
import type { Instant } from '../ledger/types.ts'

export interface IndicatorRequest {
  /** Resolved indicator id. */
  readonly indicator: string
  readonly period: PeriodKey
  readonly slices?: readonly SliceFilter[]
}

/** A value, or why there is none. `value` is decimal text in the base unit (rates in %), a date, or picked words joined by 、. */
export interface IndicatorResult {
  readonly request: IndicatorRequest
  readonly unit: UnitId
  readonly value: string | null
  /** For `pick`: the values one by one. */
  readonly list: readonly string[] | undefined
  /** Chinese: why the value is unknown (没有记录, 基数不大于零, 没有任务数). */
  readonly unknown: string | undefined
  readonly error: string | undefined
  /** Records that make it up, over all operands. */
  readonly records: number
  /** The ledger that was never kept, where that is why the value is unknown: to be filled in or declared kept. */
  readonly unkept?: string | undefined
  /** That the records behind it are of longer stretches than the period: nobody can say, whoever enters what. */
  readonly undivided?: true | undefined
}

/** One record behind a figure and what it brought: the contributions of an operand recompute to the operand exactly. */
export interface Contribution {
  readonly ledger: string
  readonly record: string
  readonly version: number
  readonly title: string
  /** The measured value of this record (its amount; its distinct key; 1 for a count), as text. */
  readonly value: string | null
  /** The date key that placed it in the period. */
  readonly placed: string | null
}

/** The proof of a figure: its value, and for each measured operand the records. */
export interface IndicatorTrace {
  readonly result: IndicatorResult
  /** How it is computed, in Chinese: `规上工业总产值 ÷ 上年同期 − 1`. */
  readonly formula: string
  readonly operands: readonly {
    readonly request: IndicatorRequest
    readonly label: string
    readonly type: string
    /** undefined for an operand that is not read from a ledger. */
    readonly ledger: string | undefined
    readonly value: string | null
    /** How many records there are in all; `contributions` holds `limit` of them. */
    readonly count: number
    readonly contributions: readonly Contribution[]
    /** Give it back as `after` for the contributions that follow; undefined when there are none. */
    readonly next: string | undefined
  }[]
}

export interface EvaluateOptions {
  readonly asOf?: Instant
  /** The period that a report is about. Where the town's books were opened after it, they describe it, and nothing earlier. */
  readonly present?: PeriodKey
}

export interface TraceOptions extends EvaluateOptions {
  /** At most so many contributions of each operand; all of them when absent. Values and counts are of the complete set all the same. */
  readonly limit?: number
  /** The `next` of an earlier trace of the same figure: only that operand's contributions go on, the others give none. */
  readonly after?: string
}

/** A year by month, last year beside it; values in the base unit, null where unknown. */
export interface IndicatorSeries {
  readonly indicator: string
  readonly unit: UnitId
  readonly year: number
  /** The month's own value; of a stock the value at its end. */
  readonly months: readonly SeriesPoint[]
  /** January up to the month; empty for a stock. */
  readonly cumulative: readonly SeriesPoint[]
  readonly target: string | null
}

export interface SeriesPoint {
  /** `2020-03` */
  readonly month: string
  /** `2020-01` where the months from then on are reported in one. */
  readonly first?: string
  readonly value: string | null
  readonly lastYear: string | null
}

export interface IndicatorSlices {
  readonly indicator: string
  readonly unit: UnitId
  readonly period: PeriodKey
  readonly dimension: string
  /** Labels of all dimensions the indicator can be sliced by. */
  readonly dimensions: readonly string[]
  readonly slices: readonly { readonly value: string; readonly result: string | null; readonly records: number }[]
}
