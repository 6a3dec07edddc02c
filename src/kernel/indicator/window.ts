import type { PlacedBy } from '../../definition/field/field-type.ts'
import type { MonthsTogether, ResolvedMeasure } from '../../definition/indicator/types.ts'
import { addDays } from '../../definition/period/calendar-day.ts'
import { addMonths, monthOfYear, writeMonth, yearOfMonth } from '../../definition/period/calendar-month.ts'
import { periodOfMonths } from '../../definition/period/parse-period.ts'
import { monthsOf } from '../../definition/period/period-days.ts'
import { presentPeriod } from '../../definition/period/present-period.ts'
import type { Period } from '../../definition/period/types.ts'
import type { Leaf } from './figure.ts'

/** A month, quarter or year that is expected to have records; `start` is its first key. */
export interface Granule {
  readonly start: string
  readonly period: Period
}

/** Which records a leaf takes, by their key: `from` ≤ key < `until`, both in the form of the key. */
export type LeafWindow =
  | {
      readonly type: 'range'
      readonly by: PlacedBy
      readonly field: string
      /** Absent: everything up to `until`. */
      readonly from: string | undefined
      readonly until: string
      /** The granules that must not be empty, when the measure does not take emptiness for zero. */
      readonly expected: readonly Granule[]
    }
  /** Records that hold at the end of the period, or all of them. */
  | { readonly type: 'standing'; readonly effective: { readonly from: string | undefined; readonly to: string | undefined } | undefined }
  | { readonly type: 'impossible'; readonly why: string }

/**
 * Where a leaf's records lie on the calendar.
 *
 * A flow takes the records of the period. Records kept by year or quarter have no part of a year: asked for less than a whole one, the
 * figure is unknown, not zero; so do those kept by month, asked for a day, and months that are reported in one, asked for some of them.
 *
 * A stock is never summed over time; over any period it is what stood at the end of its last month:
 * - by effective dates, the records that hold on that day;
 * - by day or time, everything that has happened up to that day;
 * - by month, quarter or year (readings, one after another), the readings of the last one only; a `latest` or `last` reading is carried
 *   forward until a newer one comes.
 */
export function windowOf({ measure, period }: Leaf): LeafWindow {
  const ofMeasure = windows.get(measure) ?? new Map<string, LeafWindow>()
  windows.set(measure, ofMeasure)
  const before = ofMeasure.get(period.key)
  if (before !== undefined) return before
  const window = placeWindow(measure, period)
  if (ofMeasure.size >= mostWindows) ofMeasure.clear()
  ofMeasure.set(period.key, window)
  return window
}

/** A report asks a measure of some years, quarters and months, and of each by every village. */
const mostWindows = 200
const windows = new WeakMap<ResolvedMeasure, Map<string, LeafWindow>>()

function placeWindow(measure: ResolvedMeasure, period: Period): LeafWindow {
  const { placing } = measure
  if (placing.by === 'none') return { type: 'standing', effective: undefined }
  if (placing.by === 'effective') return { type: 'standing', effective: { from: placing.from, to: placing.to } }
  const { by, field } = placing
  if (period.grain === 'day' && by !== 'date' && by !== 'dateTime') return none(by, period)
  const until = keyAfterPeriod(by, period)
  if (measure.flow === 'flow') {
    if (!wholeGranules(by, period)) return none(by, period)
    const { together } = placing
    if (together !== undefined && !wholeGranules(by, period, together))
      return { type: 'impossible', why: `${together[0]}—${together[1]}月合并上报，分不出${presentPeriod(period)}的` }
    return { type: 'range', by, field, from: keyOfPeriod(by, period), until, expected: expectedGranules(measure, by, period) }
  }
  const carried = by === 'date' || by === 'dateTime' || measure.type === 'latest' || measure.take === 'last'
  if (carried) return { type: 'range', by, field, from: undefined, until, expected: [] }
  const last = granulePeriod(by, period.lastMonth)
  return { type: 'range', by, field, from: keyOf(by, period.lastMonth), until, expected: expectedGranules(measure, by, last) }
}

const granuleWords: Readonly<Record<PlacedBy, string>> = { date: '日', dateTime: '时', month: '月', quarter: '季', year: '年' }

function none(by: PlacedBy, period: Period): LeafWindow {
  return { type: 'impossible', why: `按${granuleWords[by]}记的数，没有${presentPeriod(period)}的` }
}

/** The first key of a period. */
function keyOfPeriod(by: PlacedBy, period: Period): string {
  return period.grain === 'day' ? period.key : keyOf(by, period.firstMonth)
}

/** The first key that lies wholly after a period. */
export function keyAfterPeriod(by: PlacedBy, period: Period): string {
  return period.grain === 'day' ? (addDays(period.key, 1) ?? period.key) : keyAfter(by, period.lastMonth)
}

/** The key of the day, month, quarter or year in which a month begins. */
function keyOf(by: PlacedBy, month: string): string {
  switch (by) {
    case 'date':
    case 'dateTime':
      return `${month}-01`
    case 'month':
      return month
    case 'quarter':
      return `${month.slice(0, 4)}-Q${Math.ceil(monthOfYear(month) / 3)}`
    case 'year':
      return month.slice(0, 4)
  }
}

/** The first key that lies wholly after a month. */
function keyAfter(by: PlacedBy, month: string): string {
  const { lastMonth } = granulePeriod(by, month)
  return keyOf(by, addMonths(lastMonth, 1))
}

function granulePeriod(by: PlacedBy, month: string, together?: MonthsTogether): Period {
  const year = yearOfMonth(month)
  if (together !== undefined && by === 'month') {
    const [first, last] = together
    const number = monthOfYear(month)
    if (number >= first && number <= last) return periodOfMonths(writeMonth(year, first), writeMonth(year, last))
  }
  if (by === 'year') return periodOfMonths(writeMonth(year, 1), writeMonth(year, 12))
  if (by !== 'quarter') return periodOfMonths(month, month)
  const first = monthOfYear(month) - ((monthOfYear(month) - 1) % 3)
  return periodOfMonths(writeMonth(year, first), writeMonth(year, first + 2))
}

function wholeGranules(by: PlacedBy, period: Period, together?: MonthsTogether): boolean {
  if (period.grain === 'day') return true
  return (
    granulePeriod(by, period.firstMonth, together).firstMonth === period.firstMonth &&
    granulePeriod(by, period.lastMonth, together).lastMonth === period.lastMonth
  )
}

/** Only what is added up over the months needs every one of them; an average, an extreme, a latest or picked value needs some record. */
function expectedGranules(measure: ResolvedMeasure, by: PlacedBy, period: Period): Granule[] {
  if (measure.missing === 'zero' || !isAdditive(measure)) return []
  if (period.grain === 'day') return [{ start: period.key, period }]
  const together = measure.placing.by === 'month' ? measure.placing.together : undefined
  const granules = new Map<string, Granule>()
  for (const month of monthsOf(period)) {
    const granule = granulePeriod(by, month, together)
    const start = keyOf(by, together === undefined ? month : granule.firstMonth)
    if (!granules.has(start)) granules.set(start, { start, period: granule })
  }
  return [...granules.values()]
}

/** Whether the measure of nothing is zero: counts and sums. No least, average or picked value is. */
export function isAdditive({ type }: ResolvedMeasure): boolean {
  return type === 'count' || type === 'countDistinct' || type === 'sum'
}
