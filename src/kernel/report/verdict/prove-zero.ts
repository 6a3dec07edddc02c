import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, type NameMatch, plainLabel, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { compare, zero } from './compare.ts'
import { figuresIn, type SubjectContext, speaksOfElsewhere, timeAt } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** Whether a sweeping word says that there is none. */
export function isZero(word: string): boolean {
  return /^(?:零|没有|未|并未|从未|尚未|无)/.test(word) && !/^无(?:一)?[死盲遗]/.test(word)
}

/** 零事故, 没有发生森林火灾, 无一例体温异常: a count that is exactly nought. */
export function proveZero(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const { clause, start, word } = assertion
  // 零事故、零伤亡、零隐患: each is a zero of its own.
  const from = Math.max(clause.start, text.lastIndexOf('、', start) + 1)
  const next = text.indexOf('、', start)
  const end = next < 0 || next > clause.end ? clause.end : next
  const whole = text.slice(from, end)
  // 没有一家下滑: of what became of each, and not that there are none.
  if (/^(?:没有|无)一?[个家户村类项]?(?:下[滑降跌]|减[少产收]|[亏停退增升降]|低于|高于|超过)/.test(text.slice(start, end))) return []
  // 没有一个村的收入低于12万元: none of them on that side of a bound.
  if (
    /^没有一/.test(word) &&
    context.line.reading.quantities.some((one) => one.start >= assertion.end && one.stop <= clause.end && one.approximators.length > 0)
  )
    return []
  // 2月5日以后再无新增病例: since a day, which no figure of the year is.
  if (/\d[月日号](?:以后|之后|后|以来)[^，]{0,4}$/.test(text.slice(clause.start, start))) return []
  if (speaksOfElsewhere(whole)) return []
  const counts = ({ unit, type }: ResolvedIndicator) => unit !== '%' && type !== 'pick'
  // 9月开工，年末尚未投产: by the year's end, whenever it began.
  const period = /年[末底终]|岁末|至今|目前/.test(text.slice(from, start)) ? context.period : timeAt(context, assertion).period
  // 没有企业退出规上库: whatever stands between may turn it, so only the full name proves anything.
  const least = /^(?:没有|未|尚未)$/.test(word) ? 1 : 0.5
  const near = rankIndicators(context.catalogue, text.slice(start, end), counts).filter(
    (match) => coverageOf(match) >= least && (coverageOf(match) >= 0.75 || restOf(match, text.slice(start, end)) <= 1),
  )
  // 98家市场主体无一游离于网格之外: what none of them does, and not that there is none of them.
  // {{创建任务数}}项创建任务，尚无一项获得命名: of what the figure before counts, those of which it is said are counted too.
  if (/^无一/.test(word) && near.length === 0) return proveNoneOfCounted(context, assertion, counts)
  const wide = rankIndicators(context.catalogue, whole, counts).filter((match) => coverageOf(match) >= Math.max(least, 0.6))
  const best = [...near, ...wide, ...(near.length + wide.length > 0 ? [] : onlyOneOf(context, text.slice(start + word.length, end)))].sort(
    (left, right) => coverageOf(right) - coverageOf(left) || right.covered - left.covered,
  )
  const [first] = best
  if (first === undefined) return []
  // 民生保障类8个项目投资3519万元，没有民间投资: of those that the clauses before speak of, and not of all.
  const isOfSome = ofSome.test(text.slice(assertion.sentence.start, clause.start)) || /^[，；]?(?:该|此|其)[\u4e00-\u9fa5]/.test(whole)
  const level = best.filter(
    (match, index) =>
      match.covered === first.covered &&
      coverageOf(match) === coverageOf(first) &&
      best.findIndex(({ indicator }) => indicator.id === match.indicator.id) === index,
  )
  return level.map((match) => ({
    ...compare(
      {
        indicator: match.indicator,
        period,
        slices: [],
        certain: !isOfSome && least < 1 && (match.whole || coverageOf(match) >= 0.75 || restOf(match, whole) <= 1),
      },
      '=',
      zero,
      `${match.indicator.label}（${presentPeriod(period)}）`,
    ),
    token: `{{?${word}:${match.indicator.label}}}`,
  }))
}

/** The one count whose name begins as that of the figure before and ends in what none of them is said to be. */
function proveNoneOfCounted(
  context: SubjectContext,
  { clause, sentence, start, end }: Assertion,
  counts: (indicator: ResolvedIndicator) => boolean,
): readonly Hypothesis[] {
  const before = figuresIn(context, sentence.start, start).at(-1)
  const deed = plainName(context.line.reading.normal.text.slice(end, clause.end)).replace(
    /^(?:一?[个项件家户名人处])?(?:获得?|得到|通过|完成|实现)?/,
    '',
  )
  const noun = before === undefined ? '' : plainLabel(before.indicator).slice(0, 2)
  const found = context.catalogue.catalogue.indicators.filter((one) => counts(one) && noun !== '' && plainLabel(one) === `${noun}${deed}`)
  const [indicator, ...more] = found
  if (before === undefined || indicator === undefined || more.length > 0 || deed.length < 2) return []
  const subject = { indicator, period: before.period, slices: before.token.slices, certain: false }
  return [compare(subject, '=', zero, `${indicator.label}（${presentPeriod(before.period)}）`)]
}

const ofSome = /[\u4e00-\u9fa5]{2,}类[\d\uE000]|[\d\uE000][个家项]?(?:项目|企业|村)[^，]*$|[\u4e00-\u9fa5]{2,3}村[^，]*，$/

/** 零续发: the one count in whose name the word stands. */
function onlyOneOf({ catalogue }: SubjectContext, said: string): readonly NameMatch[] {
  const noun = plainName(said).replace(/^(?:新增|发生|出现)|(?:情况|现象)$/g, '')
  if (!/^[\u4e00-\u9fa5]{2,4}$/.test(noun)) return []
  const found = catalogue.catalogue.indicators.filter(
    ({ unit, type, label }) => unit !== '%' && type !== 'pick' && plainName(label).includes(noun),
  )
  const [indicator] = found
  return indicator === undefined || found.length > 1 ? [] : [{ indicator, covered: noun.length, missing: 0, whole: false, end: 0 }]
}

/** How many characters of the clause are neither of the name nor of the words that only say none. */
function restOf({ indicator }: NameMatch, clause: string): number {
  let rest = plainName(clause).replace(/没有|发生|出现|新增|发现|任何|全年|全镇|我镇|今年|一年来|一?[起件例处户家人]|零|未|无|的/g, '')
  const label = plainLabel(indicator)
  for (let length = label.length; length >= 2; length -= 1)
    for (let start = 0; start + length <= label.length; start += 1) rest = rest.replace(label.slice(start, start + length), '')
  return rest.length
}
