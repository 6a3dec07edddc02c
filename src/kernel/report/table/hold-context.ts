import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { IndicatorRequest } from '../../indicator/types.ts'
import type { Candidate, MemberWord } from './types.ts'

/** What a measure is for one part at one time; undefined where nobody knows. */
export interface TableValues {
  /** All parts along the candidate's dimension. */
  readonly valuesOf: (candidate: Candidate) => readonly string[]
  readonly valueOf: (request: IndicatorRequest) => Decimal | undefined
}

/** A measure cut by one part of its dimension, or whole. */
export function requestOf({ indicator, axis, filters }: Candidate, value: string | undefined, period: Period): IndicatorRequest {
  const slices = [...(value === undefined ? [] : [{ dimension: axis, value }]), ...filters]
  return { indicator: indicator.id, period: period.key, ...(slices.length === 0 ? {} : { slices }) }
}

/** The parts along the candidate's dimension that some words mean. */
export function valuesIn({ axis }: Candidate, words: readonly MemberWord[], all: readonly string[]): readonly string[] {
  return words.flatMap(({ members }) => {
    const meant = members.filter(({ dimension }) => dimension === axis)
    // 第一批 of one ledger is not that of another.
    const kept = meant.filter(({ value }) => all.includes(value))
    // 自动化成笔生产线 of this year, and of the last: the later one.
    return (kept.at(-1) ?? meant[0])?.value ?? []
  })
}

/** Of which measure, by whose values and at what time a claim is held. */
export interface Context {
  readonly candidate: Candidate
  readonly table: TableValues
  readonly period: Period
}

/** The parts that some words mean; the whole where there are none. */
export function own({ candidate, table }: Context, words: readonly MemberWord[]): readonly (string | undefined)[] {
  return words.length === 0 ? [undefined] : valuesIn(candidate, words, table.valuesOf(candidate))
}

/** What a part has in the period that is spoken of. */
export function at({ candidate, table, period }: Context, value: string | undefined): Decimal | undefined {
  return table.valueOf(requestOf(candidate, value, period))
}

/** The same a year before. */
export function before({ candidate, table, period }: Context, value: string | undefined): Decimal | undefined {
  return table.valueOf(requestOf(candidate, value, lastYearPeriod(period)))
}

/** Undefined where the divisor is not above zero. */
export function quotient(one: Decimal | undefined, other: Decimal | undefined): Decimal | undefined {
  return one === undefined || other === undefined || other.lte('0') ? undefined : one.div(other)
}

/** In percent over the year before. */
export function growth(context: Context, value: string | undefined): Decimal | undefined {
  return quotient(at(context, value), before(context, value))?.minus('1').times('100')
}

/** Whether the measure is a percentage itself, of which no sum or growth is told. */
export function isRate({ candidate }: Context): boolean {
  return candidate.indicator.unit === '%'
}

/** What it is now less what it was a year before. */
export function difference(context: Context, value: string | undefined): Decimal | undefined {
  const [now, then] = [at(context, value), before(context, value)]
  return now === undefined || then === undefined ? undefined : now.minus(then)
}

/** Undefined where one of them is unknown. */
export function sumOf(values: readonly (Decimal | undefined)[]): Decimal | undefined {
  let sum = decimal('0')
  for (const value of values) {
    if (value === undefined) return undefined
    sum = sum.plus(value)
  }
  return sum
}

/** The parts that have a figure, each with it. */
export function numbered(
  { table, candidate }: Context,
  measure: (value: string) => Decimal | undefined,
): { value: string; number: Decimal }[] {
  return table.valuesOf(candidate).flatMap((value) => {
    const number = measure(value)
    return number === undefined ? [] : [{ value, number }]
  })
}
