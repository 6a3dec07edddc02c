import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { addMonths } from '../../definition/period/calendar-month.ts'
import { periodOfMonths } from '../../definition/period/parse-period.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { Period } from '../../definition/period/types.ts'
import { failedOutcome, knownOutcome, type Leaf, type Outcome, unknownOutcome } from './figure.ts'
import type { Doubt } from './find-doubts.ts'
import type { LeafReading } from './scan/types.ts'
import { type Granule, isAdditive } from './window.ts'

export interface SettleOptions {
  readonly leaf: Leaf
  readonly reading: LeafReading
  readonly expected: readonly Granule[]
  /** How many base units one measured unit is. */
  readonly factor: string
  /** What is known of the ledger beside what was counted. */
  readonly doubt?: Doubt | undefined
}

/**
 * Decides what a reading comes to. `missing: zero`: a count or sum over nothing is 0. `unknown` and `error`: every month (quarter, year) that a
 * count or sum adds up must have at least one contributing record, and the empty ones are named. There is no least, greatest, average, latest or
 * picked value of nothing under any policy; they need one record in the whole period.
 */
export function settleLeaf({ leaf, reading, expected, factor, doubt }: SettleOptions): Outcome {
  const { measure, period } = leaf
  if (doubt?.type === 'unknown')
    return unknownOutcome(doubt.why, reading.records, doubt.unkept === undefined ? undefined : { unkept: doubt.unkept })
  if (doubt?.type === 'zero' && isAdditive(measure)) return knownOutcome('0', 0)
  const empty = expected.filter((_, index) => reading.granules[index] === 0).map((granule) => granule.period)
  const missing = empty.length > 0 ? empty : reading.records === 0 ? [period] : []
  if (missing.length > 0 && (measure.missing !== 'zero' || !isAdditive(measure))) {
    const why =
      measure.flow === 'stock' && expected.length === 0
        ? `截至${presentPeriod(periodEnd(period))}没有记录`
        : `${presentPeriods(missing)}没有记录`
    return measure.missing === 'error' ? failedOutcome(why, reading.records) : unknownOutcome(why, reading.records)
  }
  if (measure.type === 'pick' && reading.value === undefined) return unknownOutcome('所取的记录已撤销', reading.records)
  return knownOutcome(settledValue(leaf, reading, factor), reading.records, reading.list)
}

function settledValue({ measure }: Leaf, reading: LeafReading, factor: string): string {
  switch (measure.type) {
    case 'count':
      return String(reading.records)
    case 'sum':
      return plainDecimal((reading.sum ?? decimal('0')).times(decimal(factor)))
    case 'average':
      return plainDecimal((reading.sum ?? decimal('0')).times(decimal(factor)).div(decimal(reading.records)))
    case 'countDistinct':
    case 'pick':
      return reading.value ?? '0'
    default:
      return plainDecimal(decimal(reading.value ?? '0').times(decimal(factor)))
  }
}

function periodEnd(period: Period): Period {
  return period.grain === 'day' ? period : periodOfMonths(period.lastMonth, period.lastMonth)
}

/** Neighbouring months are named together: 2020年3-5月、2020年8月. */
export function presentPeriods(periods: readonly Period[]): string {
  const runs: Period[] = []
  for (const period of periods) {
    const last = runs.at(-1)
    if (
      last !== undefined &&
      addMonths(last.lastMonth, 1) === period.firstMonth &&
      last.lastMonth.slice(0, 4) === period.firstMonth.slice(0, 4)
    ) {
      runs[runs.length - 1] = periodOfMonths(last.firstMonth, period.lastMonth)
    } else runs.push(period)
  }
  return runs.map(presentPeriod).join('、')
}
