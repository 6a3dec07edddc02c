import { readSmallNumber } from '../../decimal/chinese-number.ts'
import { type Decimal, decimal, wholeNumber } from '../../decimal/decimal.ts'
import { divideIntervals, type Interval } from '../interval.ts'

/** Over how many years words speak: 2016年…2020年 is four, 五年来 five or the four between its ends, 十三五 five. Empty when they do not say. */
export function yearsOf(words: string): readonly number[] {
  const named = [...words.matchAll(/(?<!\d)((?:19|20)\d{2})年/g)].map((match) => wholeNumber(match[1] ?? ''))
  const [first, last] = [named[0], named.at(-1)]
  if (first !== undefined && last !== undefined && last > first) return [last - first]
  const span = /(\d{1,2}|[一二两三四五六七八九十]{1,2})年(?:来|间|期间|以来)/.exec(words)?.[1]
  const count = span === undefined ? (/十[一二三四五六]五/.test(words) ? 5 : undefined) : readSmallNumber(span)
  return count === undefined || count < 2 ? [] : [count, count - 1]
}

/** Whether (now ÷ then) is the printed average annual rate compounded over any of the numbers of years. */
export function averageGrowthAgrees(
  { earlier, later }: { readonly earlier: Interval; readonly later: Interval },
  { value, place }: { readonly value: Decimal; readonly place: Decimal },
  years: readonly number[],
): boolean {
  const ratio = divideIntervals(later, earlier)
  if (ratio === undefined) return false
  const factor = (rate: Decimal) => decimal('1').plus(rate.div('100'))
  // Rounded to either side or cut off: a place below and above.
  const [low, high] = [factor(value.minus(place)), factor(value.plus(place))]
  return years.some((count) => power(low, count).lte(ratio.high) && power(high, count).gte(ratio.low))
}

function power(base: Decimal, exponent: number): Decimal {
  let result = decimal('1')
  for (let index = 0; index < exponent; index += 1) result = result.times(base)
  return result
}
