import { type Decimal, decimal } from '../../decimal/decimal.ts'
import type { Diagnostic } from '../../diagnostic/diagnostic.ts'
import { readSmallNumber } from '../chinese-number.ts'
import { divideIntervals, growthPercent, type Interval, printedAgrees, subtractIntervals } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { shown } from './partition-rule.ts'
import { type LintSentence, problemAt } from './types.ts'

const reached =
  /(?:增加|增长|提高|上升|扩大|发展|提升|跃升|攀升|增|升|上涨|减少|下降|降低|缩减|压减|缩小|减|降|回落|变)(?:到|至|为)(?:了)?(?:(?:\d{4}年|今年|本年|目前|现在)(?:底|末)?(?:的)?)?$/
const grown = /(?:增长|增幅|增加|提高|上升|提升|上涨|增速)(?:了|率?(?:为|达到?|是)?)?$/
const fallen = /(?:下降|减少|降低|压减|缩减|降幅|回落|减幅)(?:了|率?(?:为|达到?|是)?)?$/

/** 由A增加到B，增长z%: z is what A and B give, as intervals of what their digits may stand for. Also 上年A…今年B, 翻番, 倍 and 百分点. */
export function checkGrowth(sentence: LintSentence): readonly Diagnostic[] {
  const { quantities } = sentence
  const problems: Diagnostic[] = []
  quantities.forEach((now, index) => {
    const then = quantities[index - 1]
    if (then === undefined || !isFromTo(sentence, then, now)) return
    problems.push(...checkChange(sentence, { then, now, rest: quantities.slice(index + 1) }))
  })
  quantities.forEach((then, index) => {
    const [now, change] = [quantities[index - 1], quantities[index + 1]]
    if (now === undefined || change === undefined || !isBracketed(sentence, now, then)) return
    problems.push(...checkChange(sentence, { then, now, rest: [change], from: then.stop }))
  })
  return problems
}

interface Change {
  readonly then: Quantity
  readonly now: Quantity
  readonly rest: readonly Quantity[]
  /** Where the words of the change begin, when that is not right behind `now`. */
  readonly from?: number
}

/** 产值A亿元（上年B亿元），同比增长z%. */
function isBracketed({ line }: LintSentence, now: Quantity, then: Quantity): boolean {
  if (then.base !== now.base || then.approximators.length > 0 || now.approximators.length > 0) return false
  return /^[（(](?:上年|去年)(?:同期)?(?:为|是)?$/.test(line.text.slice(now.stop, then.start)) && /^[）)]/.test(line.text.slice(then.stop))
}

function isFromTo({ line, start }: LintSentence, then: Quantity, now: Quantity): boolean {
  if (then.base !== now.base || then.approximators.length > 0 || now.approximators.length > 0) return false
  const lead = line.text.slice(start, then.start)
  const between = line.text.slice(then.stop, now.start)
  if (/[。；;]/.test(between)) return false
  const from = /(?:由|从)[^，,。；;由从]{0,16}$/.test(lead) && (reached.test(between) || /^[，,]?(?:到|至)[^，,]{0,8}$/.test(between))
  const lastYear = /(?:上年|去年)(?:同期)?(?:的|为|是)?[^，,]{0,8}$/.test(lead) && reached.test(between)
  return from || lastYear
}

function checkChange(sentence: LintSentence, { then, now, rest, from = now.stop }: Change): readonly Diagnostic[] {
  const { line } = sentence
  const [change] = rest
  const doubling = findDoubling(line.text.slice(from, change?.start ?? sentence.end))
  const [before, after] = [quantityInterval(then), quantityInterval(now)]
  if (doubling !== undefined) {
    const wanted = 2 ** doubling.times
    const ratio = divideIntervals(after, before)
    if (ratio === undefined || ratio.high.gte(decimal(wanted).times('0.995'))) return []
    return [
      problemAt(
        line,
        from + doubling.at,
        'growth-mismatch',
        `${shown(line.text, then)}到${shown(line.text, now)}没有${doubling.word}`,
        '核对两个数，或改写',
      ),
    ]
  }
  if (change === undefined || change.approximators.length > 0) return []
  const verb = line.text.slice(from, change.start)
  if (verb.length > 14 || /[。；;]|任务|占/.test(verb)) return []
  const direction = grown.test(verb) ? 1 : fallen.test(verb) ? -1 : undefined
  if (direction === undefined) return []
  return judgeChange(sentence, { change, before, after, direction, rates: then.base === '%' }, { then, now })
}

interface ClaimedChange {
  readonly change: Quantity
  readonly before: Interval
  readonly after: Interval
  readonly direction: 1 | -1
  readonly rates: boolean
}

function judgeChange(
  { line }: LintSentence,
  claimed: ClaimedChange,
  { then, now }: { readonly then: Quantity; readonly now: Quantity },
): readonly Diagnostic[] {
  const { change, before, after, direction } = claimed
  const printed = change.value.times(String(direction))
  const growth = growthPercent(after, before)
  const wrong = (code: string, message: string, hint: string) => [problemAt(line, change.start, code, message, hint)]
  if (change.base === '%') {
    if (growth !== undefined && printedAgrees(growth, printed, change.place)) return []
    if (claimed.rates && printedAgrees(subtractIntervals(after, before), printed, change.place)) {
      return wrong('percent-point', `由${shown(line.text, then)}到${shown(line.text, now)}相差的是百分点，不是%`, '改成“个百分点”')
    }
    const found = growth === undefined ? '基数不大于零，不能说增幅' : `应为${present(growth)}%`
    return wrong(
      'growth-mismatch',
      `由${shown(line.text, then)}到${shown(line.text, now)}，增幅${found}，写的是${change.digits}%`,
      '核对两个数和增幅',
    )
  }
  if (change.base === '百分点') {
    if (printedAgrees(subtractIntervals(after, before), printed, change.place)) return []
    return wrong('growth-mismatch', `由${shown(line.text, then)}到${shown(line.text, now)}，不是${change.digits}个百分点`, '核对两个比率')
  }
  if (change.base === '倍') {
    const ratio = divideIntervals(after, before)
    const times = ratio === undefined ? undefined : { low: ratio.low.minus('1'), high: ratio.high.minus('1') }
    if (direction < 0) return wrong('growth-mismatch', '下降不能用倍', '改成百分比或分数')
    if (times !== undefined && printedAgrees(times, change.value, change.place)) return []
    return wrong(
      'growth-mismatch',
      `由${shown(line.text, then)}到${shown(line.text, now)}，不是增长${change.digits}倍`,
      '增长k倍是原来的k+1倍',
    )
  }
  if (change.base !== then.base) return []
  if (printedAgrees(subtractIntervals(after, before), printed, change.place)) return []
  return wrong(
    'growth-mismatch',
    `由${shown(line.text, then)}到${shown(line.text, now)}，增减不是${shown(line.text, change)}`,
    '核对三个数',
  )
}

function findDoubling(text: string): { readonly times: number; readonly at: number; readonly word: string } | undefined {
  const match = /^[，,]?[^，,。；;]{0,4}?翻(?:了)?([一两二三四五]?)番/.exec(text)
  if (match === null) return undefined
  return {
    times: match[1] === '' ? 1 : (readSmallNumber(match[1] ?? '') ?? 1),
    at: match[0].indexOf('翻'),
    word: match[0].slice(match[0].indexOf('翻')),
  }
}

export function present(interval: Interval): string {
  const round = (value: Decimal) => value.toFixed(1)
  return round(interval.low) === round(interval.high) ? round(interval.low) : `${round(interval.low)}～${round(interval.high)}`
}
