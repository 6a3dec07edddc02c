import { readSmallNumber } from '../../decimal/chinese-number.ts'
import { type Decimal, decimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { divideIntervals, growthPercent, type Interval, printedAgrees, subtractIntervals } from '../interval.ts'
import type { Quantity } from '../quantity.ts'
import { averageGrowthAgrees, yearsOf } from './average-growth.ts'
import { type ChangePair, findChangePairs } from './change-pairs.ts'
import { lintProblem } from './codes.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

const tail = '(?:比例|比率|幅度|率|幅)?(?:了|约|为|达到?|高达|是)*$'
const grown = new RegExp(`(?:增长|增幅|增加|增收|增产|提高|上升|提升|上涨|增速|涨幅|升幅|多|净增)${tail}`)
const fallen = new RegExp(`(?:下降|减少|降低|压减|压缩|精简|缩减|降幅|回落|减幅|减产|减收|少)${tail}`)
/** What may stand before the word of change without naming another indicator. */
const plainWords =
  /^[）)]?(?:[（(][^（()）]{0,8}[）)])?[，,、（(]?(?:同比|[比较](?:上年|去年)(?:同期)?|年均|每年|平均|总|净|实际|总体|累计|共|名义|可比|期间|[一二三四五六七八九十\d]+年(?:间|来)?|合计|整体|同期|已|数量|总量|规模|将)*/
/** Growth of these is counted in constant prices, so the quotient of two sums is not their rate. */
const constantPrices = /生产总值|GDP|增加值|经济总量|农业总产值/
/** What people earn is told in the prices of the year, with the year before revised by a little. */
const revised = /可支配收入|纯收入/

/** 由A增加到B，增长z%: z is what A and B give, as intervals of what their digits may stand for. Also 翻番, 倍 and 百分点. */
export function checkGrowth(sentence: LintSentence): readonly Diagnostic[] {
  return findChangePairs(sentence).flatMap((pair) => checkChange(sentence, pair))
}

function checkChange(sentence: LintSentence, pair: ChangePair): readonly Diagnostic[] {
  const { line } = sentence
  const { earlier, later, from, words } = pair
  const [change] = pair.rest
  const doubling = findDoubling(line.text.slice(from, change?.start ?? sentence.end))
  if (doubling !== undefined) {
    const ratio = divideIntervals(later, earlier)
    if (ratio === undefined || ratio.high.gte(decimal(2 ** doubling.times).times('0.995'))) return []
    return [lintProblem(line.placeOf(from + doubling.at), 'growth-mismatch.doubling', { words, said: doubling.word })]
  }
  if (change === undefined || change.approximators.length > 0) return []
  const verb = line.text.slice(from, change.start)
  if (verb.length > 16 || /[。；;]|任务|占/.test(verb)) return []
  const direction = directionOf(verb, pair.lead)
  if (direction === undefined) return []
  if (/年均|每年|平均/.test(verb)) return judgeAverage(sentence, { pair, change, direction })
  return judgeChange(sentence, { pair, change, direction })
}

/** 1 up, -1 down; undefined when the words are of another indicator: 财政收入由A增长到B，规上产值增长z%. */
function directionOf(verb: string, lead: string): 1 | -1 | undefined {
  const rest = verb.replace(plainWords, '')
  const [up, down] = [grown.exec(rest), fallen.exec(rest)]
  const found = up ?? down
  if (found === null) return undefined
  const noun = rest.slice(0, found.index).replace(/(?:同比|年均)+$/, '')
  if (noun !== '' && !lead.includes(noun)) return undefined
  return up === null ? -1 : 1
}

interface Claimed {
  readonly pair: ChangePair
  readonly change: Quantity
  readonly direction: 1 | -1
}

/** 年均增长6.5%: compound over the years that the words name; unknown years, no verdict. */
function judgeAverage({ line, start }: LintSentence, { pair, change, direction }: Claimed): readonly Diagnostic[] {
  const years = yearsOf(line.text.slice(start, change.start))
  if (change.base !== '%' || years.length === 0) return []
  const rate = { value: change.value.times(String(direction)), place: change.place }
  if (averageGrowthAgrees(pair, rate, years) || isCountedOtherwise(pair, change.value.times(String(years[0] ?? 1)))) return []
  return [lintProblem(line.placeOf(change.start), 'growth-mismatch.average', { words: pair.words, written: change.digits })]
}

function judgeChange({ line }: LintSentence, { pair, change, direction }: Claimed): readonly Diagnostic[] {
  const { earlier, later, words } = pair
  const at = line.placeOf(change.start)
  const printed = change.value.times(String(direction))
  const growth = growthPercent(later, earlier)
  if (change.base === '%') {
    if (growth !== undefined && printedAgrees(growth, printed, change.place)) return []
    if (pair.base === '%' && printedAgrees(subtractIntervals(later, earlier), printed, change.place))
      return [lintProblem(at, 'percent-point.difference', { words })]
    if (growth !== undefined && isCountedOtherwise(pair, printed)) return []
    const found = growth === undefined ? '基数不大于零，不能说增幅' : `应为${present(growth)}%`
    return [lintProblem(at, 'growth-mismatch.rate', { words, growth: found, written: change.digits })]
  }
  if (change.base === '百分点') {
    if (printedAgrees(subtractIntervals(later, earlier), printed, change.place)) return []
    return [lintProblem(at, 'growth-mismatch.points', { words, written: change.digits })]
  }
  if (change.base === '倍') {
    const ratio = divideIntervals(later, earlier)
    const times = ratio === undefined ? undefined : { low: ratio.low.minus('1'), high: ratio.high.minus('1') }
    if (direction < 0) return [lintProblem(at, 'growth-mismatch.fallByTimes', {})]
    if (times !== undefined && printedAgrees(times, change.value, change.place)) return []
    return [lintProblem(at, 'growth-mismatch.times', { words, written: change.digits })]
  }
  if (change.base !== pair.base || printedAgrees(subtractIntervals(later, earlier), printed, change.place)) return []
  return [lintProblem(at, 'growth-mismatch.difference', { words, written: shown(line.text, change) })]
}

/** In constant prices the rate is somewhat off the quotient; what is off by more than half of it is wrong all the same. */
function isCountedOtherwise({ lead, earlier, later }: ChangePair, printed: Decimal): boolean {
  const growth = growthPercent(later, earlier)
  if (growth === undefined) return false
  const middle = growth.low.plus(growth.high).div('2')
  if (revised.test(lead)) return printed.minus(middle).abs().lte('1')
  if (!constantPrices.test(lead)) return false
  return printed.minus(middle).abs().lte(middle.abs().times('0.5'))
}

function findDoubling(text: string): { readonly times: number; readonly at: number; readonly word: string } | undefined {
  const match = /^[，,]?(?:实现|整整|已经?|又|再|也|几乎|同比|成功|一举|超|近|还|竟|总体|[比较]上年)*翻(?:了)?([一两二三四五]?)番/.exec(
    text,
  )
  if (match === null) return undefined
  return {
    times: match[1] === '' ? 1 : (readSmallNumber(match[1] ?? '') ?? 1),
    at: match[0].indexOf('翻'),
    word: match[0].slice(match[0].indexOf('翻')),
  }
}

/** An interval as a message says it, to one decimal: `3.2`, or `3.1～3.3` where the ends differ there. Without a unit. */
export function present(interval: Interval): string {
  const round = (value: Decimal) => value.toFixed(1)
  return round(interval.low) === round(interval.high) ? round(interval.low) : `${round(interval.low)}～${round(interval.high)}`
}
