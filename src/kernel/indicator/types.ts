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
    readonly value: string | null
    readonly contributions: readonly Contribution[]
  }[]
}

export interface EvaluateOptions {
  readonly asOf?: Instant
}
