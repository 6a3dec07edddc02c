import { decimal } from '../../decimal/decimal.ts'
import { type Interval, scaleInterval, subtractIntervals } from '../interval.ts'
import { type Quantity, quantityInterval } from '../quantity.ts'
import { shown } from './partition-rule.ts'
import type { LintSentence } from './types.ts'

/** Two values of one thing at two times, and where the words of its change begin. */
export interface ChangePair {
  readonly earlier: Interval
  readonly later: Interval
  /** As written, for a message: 由“2.66亿元”到“4.56亿元”. */
  readonly words: string
  readonly base: string
  /** The text before the earlier value: what the values are of. */
  readonly lead: string
  /** Where the words of the change begin. */
  readonly from: number
  /** The numbers behind. */
  readonly rest: readonly Quantity[]
}

const year = '[\\dxX×]{4}年'
const reached = new RegExp(
  `(?:增加|增长|提高|上升|扩大|发展|提升|跃升|攀升|增|升|上涨|减少|下降|降低|缩减|压减|压缩|精简|缩小|减|降|回落|变)(?:到|至|为)(?:了)?(?:(?:${year}|今年|本年|目前|现在)(?:底|末)?(?:的)?)?$`,
)
const kinds = '(?:[（(][^（()）]{1,8}[）)])?'
const arrived = new RegExp(`^${kinds}[…—]*[，,]?(?:到|至)[^，,]{0,8}$`)
/** 平均91张（种）精简至39张（种): no 由, but nothing between the two numbers than the movement. */
const directly = new RegExp(`^${kinds}(?:增加|增长|提高|上升|扩大|提升|升|减少|下降|降低|缩减|压减|压缩|精简|缩小|减|降)(?:到|至|为)了?$`)
const lastYear = '(?:上年|去年|上年度|上一年)(?:同期)?'

/** 由A增加到B; B(上年A); 上年A，今年B; 2019年A，2020年B; B，比上年的A; B，比上年增加C. */
export function findChangePairs(sentence: LintSentence): readonly ChangePair[] {
  const { line, quantities } = sentence
  return quantities.flatMap((second, index) => {
    const first = quantities[index - 1]
    if (first === undefined || first.base !== second.base || first.base === '' || !isExact(first) || !isExact(second)) return []
    const rest = quantities.slice(index + 1)
    const pair = (then: Quantity, now: Quantity): ChangePair => ({
      earlier: quantityInterval(then),
      later: quantityInterval(now),
      words: `由${shown(line.text, then)}到${shown(line.text, now)}`,
      base: then.base,
      lead: line.text.slice(sentence.start, first.start),
      from: second.stop,
      rest,
    })
    if (isFromTo(sentence, first, second) || isYearAndYear(sentence, first, second)) return [pair(first, second)]
    if (isBracketed(sentence, first, second)) return [{ ...pair(second, first), rest: rest.slice(0, 1) }]
    if (isAgainst(sentence, first, second)) return [{ ...pair(second, first), rest: rest.slice(0, 1) }]
    return increase(sentence, { now: first, more: second, rest })
  })
}

function isExact({ approximators }: Quantity): boolean {
  return approximators.length === 0
}

function isFromTo({ line, start }: LintSentence, then: Quantity, now: Quantity): boolean {
  const lead = line.text.slice(start, then.start)
  const between = line.text.slice(then.stop, now.start)
  if (/[。；;]/.test(between)) return false
  if (/(?:由|从)[^，,。；;由从]{0,16}$/.test(lead) && (reached.test(between) || arrived.test(between))) return true
  if (directly.test(between)) return true
  return new RegExp(`${lastYear}(?:的|为|是)?[^，,]{0,8}$`).test(lead) && reached.test(between)
}

/** 上年财政收入4000万元，今年4400万元: the second value names what it is of in the same words, or not at all. */
function isYearAndYear({ line, start }: LintSentence, then: Quantity, now: Quantity): boolean {
  const lead = line.text.slice(start, then.start)
  const between = line.text.slice(then.stop, now.start)
  const earlier = new RegExp(`(?:^|[，,；;：:])[^，,；;：:]{0,8}?(${year}|${lastYear})([^，,。；;]*)$`).exec(lead)
  const later = new RegExp(`^[，,；;](${year}|今年|本年|当年)(?:则)?([^，,。；;]*)$`).exec(between)
  if (earlier === null || later === null) return false
  const [from, to] = [earlier[1] ?? '', later[1] ?? '']
  if (/上年|去年/.test(to)) return false
  if (/^\d/.test(from) && /^\d/.test(to) && from >= to) return false
  const noun = nounOf(later[2] ?? '')
  return noun === '' || nounOf(lead).endsWith(noun) || lead.includes(noun)
}

function nounOf(words: string): string {
  return words.replace(/(?:增加|增长|提高|达到?|完成|实现|共|为|是|有|到|了|的|则)+$/, '').replace(/^(?:全镇|我镇|全年|的|又|则)+/, '')
}

/** 产值A亿元（上年B亿元），同比增长z%. */
function isBracketed({ line }: LintSentence, now: Quantity, then: Quantity): boolean {
  return new RegExp(`^[（(]${lastYear}(?:为|是)?$`).test(line.text.slice(now.stop, then.start)) && /^[）)]/.test(line.text.slice(then.stop))
}

/** 产值A亿元，比上年的B亿元增长z%; 产值A亿元，上年为B亿元，增长z%. */
function isAgainst({ line, start }: LintSentence, now: Quantity, then: Quantity): boolean {
  const between = line.text.slice(now.stop, then.start)
  if (new RegExp(`^[，,]?(?:同比)?[比较](?:${lastYear}|${year})(?:的|为)?$`).test(between)) return true
  const told = new RegExp(`^[，,；;]?(?:而)?(${lastYear}|${year})(?:为|是|仅为?|只有|的)?$`).exec(between)?.[1]
  if (told === undefined) return false
  const own = [...line.text.slice(start, now.start).matchAll(/(?<!\d)(\d{4})年/g)].at(-1)?.[1]
  return !/^\d/.test(told) || own === undefined || told.slice(0, 4) < own
}

interface Increase {
  readonly now: Quantity
  readonly more: Quantity
  readonly rest: readonly Quantity[]
}

const risen =
  /^[，,、（(]?(?:同比|[比较](?:上年|去年|上年度)(?:同期)?|净)+(增加|增长|增收|增产|提高|多|减少|下降|减收|减产|降低|压减|少)了?$/

/** 收入1350万元，比上年增加425万元，增长40%: the year before is the difference. */
function increase({ line, start }: LintSentence, { now, more, rest }: Increase): readonly ChangePair[] {
  const verb = risen.exec(line.text.slice(now.stop, more.start))?.[1]
  if (verb === undefined || now.base === '%' || more.base === '%') return []
  const [current, change] = [quantityInterval(now), quantityInterval(more)]
  const sign = /减|降|少/.test(verb) ? '-1' : '1'
  const earlier = subtractIntervals(current, scaleInterval(change, decimal(sign)))
  const words = `${shown(line.text, now)}比上年${verb}${shown(line.text, more)}`
  const lead = line.text.slice(start, now.start)
  return [
    { earlier, later: current, words, base: now.base, lead, from: more.stop, rest: rest.slice(0, 1).filter(({ base }) => base === '%') },
  ]
}
