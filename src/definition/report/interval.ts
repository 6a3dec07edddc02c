import { type Decimal, decimal } from '../decimal/decimal.ts'

/** All values a printed number may stand for. `openHigh`/`openLow`: the end itself is not included. */
export interface Interval {
  readonly low: Decimal
  readonly high: Decimal
  readonly openLow?: boolean
  readonly openHigh?: boolean
}

const half = decimal('0.5')
const hundred = decimal('100')
const one = decimal('1')

/** The interval of a number that is what it says: both ends are the value. */
export function exactly(value: Decimal): Interval {
  return { low: value, high: value }
}

/** What a number printed to `place` (the worth of one in its last digit) may stand for: half a place to either side. */
export function roundedInterval(value: Decimal, place: Decimal): Interval {
  const reach = place.times(half)
  return { low: value.minus(reach), high: value.plus(reach) }
}

/** What a number cut off after its last digit may stand for: up to one more in that place, away from zero. */
export function truncatedInterval(value: Decimal, place: Decimal): Interval {
  return value.lt('0') ? { low: value.minus(place), high: value, openLow: true } : { low: value, high: value.plus(place), openHigh: true }
}

/** Whether some value lies in both. Ends that touch count unless one of them is open. */
export function intersects(left: Interval, right: Interval): boolean {
  const low = left.high.cmp(right.low)
  const high = right.high.cmp(left.low)
  if (low < 0 || high < 0) return false
  if (low === 0 && (left.openHigh === true || right.openLow === true)) return false
  return !(high === 0 && (right.openHigh === true || left.openLow === true))
}

/** What a sum of such numbers may stand for; zero for none. Ends count as closed, so the result is never too narrow. */
export function addIntervals(intervals: readonly Interval[]): Interval {
  const zero = decimal('0')
  return intervals.reduce<Interval>((sum, next) => ({ low: sum.low.plus(next.low), high: sum.high.plus(next.high) }), {
    low: zero,
    high: zero,
  })
}

/** What a number stands for when it is taken times a factor, which may be negative. Ends count as closed. */
export function scaleInterval(interval: Interval, factor: Decimal): Interval {
  const ends = [interval.low.times(factor), interval.high.times(factor)]
  const [first, second] = [ends[0] ?? interval.low, ends[1] ?? interval.high]
  return first.lte(second) ? { low: first, high: second } : { low: second, high: first }
}

/** What left − right may stand for. Ends count as closed. */
export function subtractIntervals(left: Interval, right: Interval): Interval {
  return { low: left.low.minus(right.high), high: left.high.minus(right.low) }
}

/** left ÷ right for a right side that is wholly above zero; undefined otherwise: a rate over a base that may be zero or less is unknown. */
export function divideIntervals(left: Interval, right: Interval): Interval | undefined {
  if (right.low.lte('0')) return undefined
  const candidates = [left.low.div(right.low), left.low.div(right.high), left.high.div(right.low), left.high.div(right.high)]
  return {
    low: candidates.reduce((least, next) => (next.lt(least) ? next : least)),
    high: candidates.reduce((most, next) => (next.gt(most) ? next : most)),
  }
}

/** now ÷ then in %. */
export function ratePercent(part: Interval, whole: Interval): Interval | undefined {
  const ratio = divideIntervals(part, whole)
  return ratio === undefined ? undefined : scaleInterval(ratio, hundred)
}

/** (now ÷ then − 1) in %. */
export function growthPercent(now: Interval, then: Interval): Interval | undefined {
  const ratio = divideIntervals(now, then)
  return ratio === undefined ? undefined : scaleInterval({ low: ratio.low.minus(one), high: ratio.high.minus(one) }, hundred)
}

/**
 * Whether a printed number agrees with what others imply: rounded (half up or half even) or cut off. Offices do all three (domain rule 2.1),
 * so only a number that none of them gives is wrong.
 */
export function printedAgrees(implied: Interval, printed: Decimal, place: Decimal): boolean {
  return intersects(implied, roundedInterval(printed, place)) || intersects(implied, truncatedInterval(printed, place))
}
