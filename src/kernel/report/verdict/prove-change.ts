import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod, previousPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { findPeriodWords } from '../../../definition/report/period-words.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf, unitFits } from './prove-common.ts'
import { kindSubjects } from './prove-kind.ts'
import { proveNet } from './prove-net.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, subjectsOf, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/**
 * What 增长z%, 增加N or 同比下降 may say: growth in %, in 成 or in 倍, or a difference in the number's own unit, against the year or the period before.
 * Where the text names another base, only what two numbers of the text give.
 */
export function proveChange(
  context: SubjectContext,
  assertion: NumberAssertion,
  { sign, against }: Extract<Relation, { type: 'change' }>,
): readonly Hypothesis[] {
  const { clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  if (isOfEach(text.slice(clause.start, start))) return []
  const net = proveNet(context, assertion)
  if (net.length > 0) return net
  const words = withoutLastYear(text.slice(sentence.start, start), context.period)
  if (against === 'other' && !isSaidOfLastYear(text.slice(clause.start, start), context.period)) return []
  const span = /([两二三四五六七八九])年(?:来|间|累计|共|里)*(?=[增减升降提扩])[^，]*$/.exec(words)?.[1]
  if (span === undefined && isOverOtherTime(words)) return proveFromTo(context, assertion)
  const before = (period: Period) => yearsBefore(period, span === undefined ? 1 : '零一两三四五六七八九'.indexOf(span.replace('二', '两')))
  const said = comparedWith(context, assertion)
  const { quantity } = assertion
  const { base } = quantity
  const percent = base === '%' || base === '成'
  const direction = quantity.value.lt('0') ? one : decimal(String(sign))
  const isDealt = /分别[^，]*$/.test(text.slice(clause.start, start))
  const paired = isDealt ? pairedFigure(context, assertion) : undefined
  // 治安警情65起，刑事警情{{…}}起，分别比上年少12起和5起: where one of the row is typed, no figure is that of its place.
  if (isDealt && paired === undefined && dealtHere(context, assertion) > 1 && figuresIn(context, sentence.start, start).length > 0)
    return []
  const told = proveTold(context, assertion, direction)
  const spoken = paired === undefined ? subjectsOf(context, assertion, (indicator) => indicator.type !== 'pick').slice(0, 5) : [paired]
  const kinds = paired === undefined && spoken[0]?.offset === undefined ? kindSubjects(context, assertion) : []
  const subjects = kinds.length === 0 ? spoken : [...kinds, ...spoken.map((subject) => ({ ...subject, certain: false }))]
  const held = subjects.flatMap((subject): readonly Hypothesis[] => {
    const { indicator } = subject
    if ((indicator.type === 'yearOnYear' || indicator.type === 'periodOnPeriod') && base !== '百分点') {
      if (!percent) return []
      return [
        {
          term: ledgerValue(requestOf(subject)),
          test: equals(quantity, base === '成' ? direction.times('10') : direction),
          label: labelOf(subject),
          unit: '%',
          certain: subject.certain,
          token: `{{${indicator.label}}}`,
        },
      ]
    }
    const earlier = against === 'said' ? said : against === 'previous' ? previousPeriod(subject.period) : before(subject.period)
    if (earlier === undefined) return []
    const [now, then] = [ledgerValue(requestOf(subject)), ledgerValue(requestOf({ ...subject, period: earlier }))]
    const name = `${labelOf(subject)}${against === 'said' ? `比${presentPeriod(earlier)}` : against === 'previous' ? '环比' : '同比'}`
    const growth = calc('-', calc('/', now, then), { type: 'number', value: one })
    if (base === '倍')
      return [{ term: growth, test: equals(quantity, direction), label: name, unit: '倍', certain: subject.certain, token: undefined }]
    if (percent && indicator.unit !== '%') {
      return [
        {
          term: calc('*', growth, hundred),
          test: equals(quantity, base === '成' ? direction.times('10') : direction),
          label: name,
          unit: '%',
          certain: subject.certain,
          token: growthToken(context, indicator),
          printed: { offset: subject.offset, then, form: 'growth' },
        },
      ]
    }
    const points = (base === '百分点' || base === '%') && indicator.unit === '%'
    if (!points && !unitFits(indicator, quantity)) return []
    return differencesOf(subject, { quantity, now, then, direction, name })
  })
  return held.length === 0 ? told : held
}

/** 11个村…均增长20%以上: of each of them, which no figure of the town tells. */
function isOfEach(words: string): boolean {
  return /(?:[\d\uE000][个家]?[\u4e00-\u9fa5]{0,4}(?:村|企业|户|类)|各[村类企户]|户户|村村)[^，]*(?:均|都|全部)[^，]*$/.test(words)
}

/** 比一季度增加: the time that the clause itself compares with. */
function comparedWith({ line }: SubjectContext, { clause, start }: NumberAssertion): Period | undefined {
  return line.reading.words.findLast((word) => word.kind === 'compared' && word.start >= clause.start && word.end <= start)?.period
}

/** 去年同期51件，今年42件，下降17.6%: what the sentence tells of the two years, where no name says of what. */
function proveTold(context: SubjectContext, { quantity, sentence, start }: NumberAssertion, direction: Decimal): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const typed = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.approximators.length === 0,
  )
  const [then, now, ...more] = typed
  if (quantity.base !== '%' || then === undefined || now?.base !== then.base || more.length > 0 || then.value.lte('0')) return []
  if (!/去年|上年/.test(text.slice(sentence.start, then.start)) || !/今年|本年/.test(text.slice(then.stop, now.start))) return []
  const growth = now.value.minus(then.value).div(then.value).times('100')
  return [
    {
      term: { type: 'number', value: growth },
      test: equals(quantity, direction),
      label: '文中两个数之间的增幅',
      unit: '%',
      certain: false,
      token: undefined,
    },
  ]
}

interface Difference {
  readonly quantity: Quantity
  readonly now: Term
  readonly then: Term
  readonly direction: Decimal
  readonly name: string
}

/** The difference of the two values and, in percentage points, that of what is printed of them. */
function differencesOf(subject: Subject, { quantity, now, then, direction, name }: Difference): readonly Hypothesis[] {
  const exact: Hypothesis = {
    term: calc('-', now, then),
    test: equals(quantity, direction),
    label: `${name}增减`,
    unit: quantity.base,
    certain: subject.certain && quantity.base !== '%',
    token: undefined,
    printed: { offset: subject.offset, then, form: 'difference' },
  }
  if (quantity.base !== '百分点') return [exact]
  const [left, right] = [now, then].map((term): Term => ({ type: 'rounded', term, place: quantity.place }))
  if (left === undefined || right === undefined) return [exact]
  const { printed: _, ...bare } = exact
  return [{ ...bare, term: calc('-', left, right), label: `${name}印出的增减`, spare: true }, exact]
}

/** 与2019年相比 in a report of 2020 names no other base than the year before. */
function withoutLastYear(words: string, period: Period): string {
  return words.replaceAll(new RegExp(`(?:与|和|同|跟|较)?${yearOf(lastYearPeriod(period))}年(?:同期)?相比`, 'g'), '')
}

function isSaidOfLastYear(words: string, period: Period): boolean {
  return new RegExp(`[比较]${yearOf(lastYearPeriod(period))}年(?!.*(?:以来|年均|累计))`).test(words)
}

function yearsBefore(period: Period, count: number): Period {
  return count <= 1 ? lastYearPeriod(period) : yearsBefore(lastYearPeriod(period), count - 1)
}

/** 五年来, 与2015年相比, 由2015年的A增加到B: a change that names another base than last year's. */
const otherBase =
  /年前|(?<!今年|年初|季度|月|月份)以来|[两二三四五六七八九十\d]年(?:[来间里]|累计|共)|近[两二三四五六七八九十\d]+年|十[一二三四五六]五|(?<!上年|去年|同期)相比/

/** Whether the words before a change name another base than last year's: 五年来, 与2015年相比. */
export function isOverOtherTime(before: string): boolean {
  return otherBase.test(before)
}

/** 由A增加到B，增长z%: what A and B of the text give. */
function proveFromTo(context: SubjectContext, { quantity, relation, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  if (quantity.base !== '%' || relation.type !== 'change') return []
  const typed = context.line.reading.quantities.filter((other) => other.start >= sentence.start && other.stop <= start)
  const then = typed.at(0)
  const [figure] = figuresIn(context, sentence.start, start).toReversed()
  const later = typed.at(1)
  const now: Term | undefined =
    figure !== undefined ? ledgerValue(figure.request) : later === undefined ? undefined : { type: 'number', value: later.value }
  if (then === undefined || now === undefined || then.value.lte('0')) return []
  const growth = calc('*', calc('-', calc('/', now, { type: 'number', value: then.value }), { type: 'number', value: one }), hundred)
  return [
    {
      term: growth,
      test: equals(quantity, decimal(String(relation.sign))),
      label: '文中两个数之间的增幅',
      unit: '%',
      certain: false,
      token: undefined,
    },
  ]
}

function dealtHere({ line }: SubjectContext, { clause }: NumberAssertion): number {
  return line.reading.quantities.filter((other) => other.start >= clause.start && other.start < clause.end).length
}

/** A、B分别增长p、q: the rate goes with the figure of its place. */
function pairedFigure(context: SubjectContext, { quantity, clause, sentence, start }: NumberAssertion): Subject | undefined {
  const rates = context.line.reading.quantities.filter((other) => other.start >= clause.start && other.start < clause.end)
  const ofRates = quantity.base === '百分点'
  const figures = figuresIn(context, sentence.start, start).filter(({ indicator }) => (indicator.unit === '%') === ofRates)
  const figure = figures.length === rates.length ? figures[rates.findIndex((other) => other.start === quantity.start)] : undefined
  return figure === undefined
    ? undefined
    : { indicator: figure.indicator, period: figure.period, slices: figure.token.slices, certain: true }
}

function growthToken({ catalogue }: SubjectContext, indicator: ResolvedIndicator): string | undefined {
  const growth = catalogue.catalogue.indicators.find((other) => other.type === 'yearOnYear' && other.of === indicator.id)
  return growth === undefined ? undefined : `{{${growth.label}|%|1}}`
}

/** 是上年的3.1倍, 民间投资是政府投资的1.3倍, 前者是后者的1.3倍: one value divided by the other. */
export function proveMultiple(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, relation, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  if (relation.type !== 'multiple') return []
  const amounts = (indicator: ResolvedIndicator) => indicator.unit !== '%' && indicator.type !== 'pick'
  const [, said = ''] = /(?:是|为|达到?|相当于|约为|约)([^，]{2,16}?)的(?:近|约|超过?|逾)?$/.exec(text.slice(clause.start, start)) ?? []
  const lead = text.slice(clause.start, start).lastIndexOf(said)
  const place = said === '' ? assertion : { ...assertion, start: clause.start + lead }
  // 超过上年的10倍: a bound, which the words between keep from the number.
  const beyond = /(?:超过?|突破|逾|高于)了?(?:上年|去年)(?:同期|全年)?的$/.test(text.slice(clause.start, start))
  const result = (left: Subject, right: Subject, label: string): Hypothesis => ({
    term: calc('/', ledgerValue(requestOf(left)), ledgerValue(requestOf(right))),
    test: beyond ? { type: 'compare', operator: '>', against: { type: 'number', value: quantity.value } } : equals(quantity),
    label,
    unit: '倍',
    certain: left.certain && right.certain,
    token: undefined,
  })
  if (relation.against === 'lastYear')
    return firstOf(subjectsOf(context, place, amounts)).map((subject) =>
      result(subject, { ...subject, period: lastYearPeriod(subject.period) }, `${labelOf(subject)}对上年的倍数`),
    )
  if (/^后者|^前者/.test(said)) {
    const pair = figuresIn(context, sentence.start, start)
      .slice(0, 2)
      .map((figure) => ({
        indicator: figure.indicator,
        period: figure.period,
        slices: figure.token.slices,
        certain: true,
      }))
    const [one, other] = said.startsWith('后者') ? pair : pair.toReversed()
    return one === undefined || other === undefined ? [] : [result(one, other, `${one.indicator.label}对${other.indicator.label}的倍数`)]
  }
  // 是上半年的2.4倍: of the same at the time that the words name and nothing else.
  const [time] = findPeriodWords(said, context.period)
  if (time !== undefined && time.start === 0 && time.end === said.length)
    return firstOf(subjectsOf(context, place, amounts))
      .filter(({ period }) => period.key !== time.period.key)
      .map((subject) => result(subject, { ...subject, period: time.period }, `${labelOf(subject)}对${said}的倍数`))
  const [village, ...others] = villagesIn(said, context.villages)
  if (village !== undefined && others.length === 0)
    return subjectsOf(context, place, amounts)
      .filter(({ slices }) => slices.length === 1)
      .slice(0, 1)
      .map((subject) => ({
        ...result(subject, { ...subject, slices: [{ dimension: '村', value: village }] }, `${labelOf(subject)}对${village}的倍数`),
        certain: false,
      }))
  const [other] = rankIndicators(context.catalogue, said, amounts).filter(isNamed)
  if (other === undefined) return []
  return subjectsOf(context, place, amounts)
    .filter(({ indicator }) => indicator.id !== other.indicator.id && baseUnit(indicator.unit) === baseUnit(other.indicator.unit))
    .slice(0, 2)
    .map((subject) =>
      result(
        subject,
        { indicator: other.indicator, period: subject.period, slices: subject.slices, certain: other.whole },
        `${labelOf(subject)}对${other.indicator.label}的倍数`,
      ),
    )
}

/** The one that is named in full, else the likeliest three. */
function firstOf(subjects: readonly Subject[]): readonly Subject[] {
  return subjects.slice(0, subjects[0]?.certain === true ? 1 : 3)
}
