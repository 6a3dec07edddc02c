import { type Decimal, decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { monthsBetween } from '../../../definition/period/calendar-month.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { coverageOf, matchIndicator, type NameMatch, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf, townCounts, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** What 占…的z% may say, in % or 成: part divided by whole, or an indicator that is that share. */
export function proveShare(
  context: SubjectContext,
  assertion: NumberAssertion,
  relation: Extract<Relation, { type: 'share' }>,
): readonly Hypothesis[] {
  const { whole } = relation
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const amounts = (indicator: ResolvedIndicator) => indicator.unit !== '%' && indicator.type !== 'pick'
  const behind = text.slice(quantity.stop, clause.end)
  const parts = subjectsOf(context, { ...assertion, start: clause.start + relation.from })
  const at = timeAt(context, assertion).period
  const later = rankIndicators(context.catalogue, behind, amounts).filter(isNamed).slice(0, 3)
  const named = kinFirst(rankIndicators(context.catalogue, whole, amounts), parts[0]).slice(0, 4)
  const wholes: Subject[] = named.map((match, index) => ({
    indicator: match.indicator,
    period: at,
    slices: [],
    certain: index === 0 && match.whole,
  }))
  // 青竹村…占全镇的15.7%: the village's own number over the town's.
  if (/^(?:全镇|我镇)$/.test(whole)) for (const part of parts) if (part.slices.length > 0) wholes.push({ ...part, slices: [] })
  if (wholes.length === 0 && whole === '')
    wholes.push(
      ...subjectsOf(context, { ...assertion, start: clause.start }, amounts)
        .slice(0, 2)
        .map((one) => ({ ...one, certain: false })),
    )
  if (wholes.length === 0)
    for (const figure of figuresIn(context, sentence.start, start))
      wholes.push({ indicator: figure.indicator, period: figure.period, slices: figure.token.slices, certain: false })
  const times = quantity.base === '成' ? decimal('10') : one
  const rates = parts.filter(({ indicator }) => indicator.unit === '%' && (indicator.type === 'share' || indicator.type === 'ratio'))
  const shares = parts.flatMap((part) => {
    const share = context.catalogue.catalogue.indicators.find((other) => other.type === 'share' && other.of === part.indicator.id)
    return share === undefined ? [] : [{ ...part, indicator: share }]
  })
  // 工业总产值的近七成来自规上企业: a share of that whole whose name has the word.
  for (const indicator of context.catalogue.catalogue.indicators) {
    if (indicator.type !== 'share' || !wholes.some((other) => other.indicator.id === indicator.whole)) continue
    if (
      behind.length >= 2 &&
      [...behind].some((_, index) => behind.length - index >= 2 && indicator.label.includes(behind.slice(index, index + 2)))
    ) {
      shares.push({ indicator, period: at, slices: [], certain: false })
    }
  }
  const direct = [...rates, ...shares].slice(0, 4).map(
    (subject): Hypothesis => ({
      term: ledgerValue(requestOf(subject)),
      test: equals(quantity, times),
      label: labelOf(subject),
      unit: '%',
      certain: subject.certain && wholes.length === 0,
      token: `{{${subject.indicator.label}|%|1}}`,
    }),
  )
  const all = [...parts, ...later.map((match) => ({ indicator: match.indicator, period: at, slices: [], certain: false }))].filter(
    ({ indicator }) => amounts(indicator),
  )
  const quotients = quotientsOf(all, wholes, { quantity, times })
  return named.length === 0 ? [...direct, ...quotients, ...proveTypedShare(context, assertion)] : [...quotients, ...direct]
}

/** 村集体经营性收入…占总收入: of wholes that the words fit alike, the one that begins as the part does. */
function kinFirst(matches: readonly NameMatch[], part: Subject | undefined): readonly NameMatch[] {
  const named = matches.filter(isNamed)
  if (part === undefined || named[0]?.whole === true) return named
  const isKin = ({ indicator }: NameMatch) => indicator.label.slice(0, 2) === part.indicator.label.slice(0, 2)
  return [...matches.filter((match) => isKin(match) && coverageOf(match) >= 0.5), ...named.filter((match) => !isKin(match))]
}

/** 登记20000人次，劝返417人次，占2.1%: two typed numbers of one measure. */
function proveTypedShare(context: SubjectContext, { quantity, sentence, start }: NumberAssertion): readonly Hypothesis[] {
  const typed = context.line.reading.quantities.filter(
    (other) => other.start >= sentence.start && other.stop <= start && other.base !== '%',
  )
  const [part, whole] = typed.toReversed()
  if (part === undefined || whole === undefined || part.base !== whole.base || whole.value.lte('0')) return []
  const term = calc('*', calc('/', { type: 'number', value: part.value }, { type: 'number', value: whole.value }), hundred)
  const times = quantity.base === '成' ? decimal('10') : one
  return [{ term, test: equals(quantity, times), label: '文中两个数的比重', unit: '%', certain: false, token: undefined }]
}

/** Each part over each whole of the same unit. */
function quotientsOf(
  all: readonly Subject[],
  wholes: readonly Subject[],
  { quantity, times }: { readonly quantity: Quantity; readonly times: Decimal },
): readonly Hypothesis[] {
  return all.slice(0, 5).flatMap((part) =>
    wholes.flatMap((other): readonly Hypothesis[] => {
      const same = other.indicator.id === part.indicator.id && other.slices.length === part.slices.length
      if (same || baseUnit(other.indicator.unit) !== baseUnit(part.indicator.unit)) return []
      return [
        {
          term: calc('*', calc('/', ledgerValue(requestOf(part)), ledgerValue(requestOf(other))), hundred),
          test: equals(quantity, times),
          label: `${labelOf(part)}占${other.indicator.label}的比重`,
          unit: '%',
          certain: part.certain && other.certain,
          token: undefined,
        },
      ]
    }),
  )
}

/**
 * What 比…多N or 高于…z个百分点 may say: the difference of two values in the number's unit, or of two growth rates in percentage points. Nothing where the other
 * is not of the town.
 */
export function proveComparison(
  context: SubjectContext,
  assertion: NumberAssertion,
  { other, sign, from }: Extract<Relation, { type: 'comparison' }>,
): readonly Hypothesis[] {
  const { quantity } = assertion
  const at = timeAt(context, assertion).period
  if (speaksOfElsewhere(other)) return []
  const growth = quantity.base === '百分点'
  const others = rankIndicators(context.catalogue, other)
    .filter((match) => isNamed(match) || (growth && coverageOf(match) >= 0.5))
    .slice(0, 3)
  const place = { ...assertion, start: assertion.clause.start + from }
  const [village, ...more] = villagesIn(other, context.villages)
  if (village !== undefined && more.length === 0)
    return subjectsOf(context, place, (indicator) => unitFits(indicator, quantity))
      .slice(0, 1)
      .map((subject) => ({
        term: calc(
          '-',
          ledgerValue(requestOf(subject)),
          ledgerValue(requestOf({ ...subject, slices: [{ dimension: '村', value: village }] })),
        ),
        test: equals(quantity, decimal(String(sign))),
        label: `${labelOf(subject)}与${village}之差`,
        unit: quantity.base,
        certain: subject.certain,
        token: undefined,
      }))
  const planned = /^(?:年度|年初|全年)?(?:计划|任务|预算|目标)/.test(other)
  const subjects = subjectsOf(context, place, (indicator) => (growth ? indicator.type !== 'pick' : unitFits(indicator, quantity))).slice(
    0,
    4,
  )
  return subjects.flatMap((subject) =>
    (planned ? plannedOf(context, subject) : others).flatMap((match, index): readonly Hypothesis[] => {
      const against: Subject = { indicator: match.indicator, period: at, slices: [], certain: index === 0 && match.whole }
      if (against.indicator.id === subject.indicator.id) return []
      const [left, right] = growth
        ? [growthOf(subject), growthOf(against)]
        : [ledgerValue(requestOf(subject)), ledgerValue(requestOf(against))]
      if (!growth && (!unitFits(subject.indicator, quantity) || !unitFits(against.indicator, quantity))) return []
      return [
        {
          term: calc('-', left, right),
          test: equals(quantity, decimal(String(sign))),
          label: `${labelOf(subject)}与${match.indicator.label}之差`,
          unit: quantity.base,
          certain: subject.certain && against.certain,
          token: undefined,
        },
      ]
    }),
  )
}

/** What was planned for an indicator: 民生实事计划投资 for 民生实事完成投资. */
export function plannedOf({ catalogue }: SubjectContext, { indicator }: Subject): readonly NameMatch[] {
  const words = indicator.label.replace('完成', '计划')
  return rankIndicators(
    catalogue,
    words.includes('计划') ? words : `${words}目标`,
    ({ unit, type }) => baseUnit(unit) === baseUnit(indicator.unit) && type !== 'pick',
  )
    .filter((match) => match.missing === 0 && match.indicator.id !== indicator.id && /计划|目标/.test(match.indicator.label))
    .slice(0, 1)
}

/** The growth of a subject on the year before; of a rate of growth, itself. */
export function growthOf(subject: Subject): Term {
  if (subject.indicator.unit === '%') return ledgerValue(requestOf(subject))
  const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
  return calc('*', calc('-', calc('/', ledgerValue(requestOf(subject)), then), { type: 'number', value: one }), hundred)
}

/** 民生实事完成率 is a rate of its own and no completion of a task. */
function proveOwnRate(subject: Subject, quantity: Quantity): readonly Hypothesis[] {
  if (subject.indicator.unit !== '%') return []
  const test = equals(quantity, quantity.base === '成' ? decimal('10') : one)
  const token = `{{${subject.indicator.label}|%|1}}`
  return [{ term: ledgerValue(requestOf(subject)), test, label: labelOf(subject), unit: '%', certain: subject.certain, token }]
}

/** What 完成目标的z%, 超额z% or 目标为N may say of the year's target. Nothing where the text names a target of several years. */
export function proveCompletion(
  context: SubjectContext,
  assertion: NumberAssertion,
  form: 'rate' | 'excess' | 'target',
): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  // 完成三年任务的60% is of another target than the year's.
  if (
    /(?:[两二三四五六七八九十]|(?<!\d)\d{1,2})年(?:总|行动)?(?:任务|目标|计划)|十[一二三四五六]五/.test(
      context.line.reading.normal.text.slice(clause.start, start),
    )
  )
    return []
  return subjectsOf(context, assertion)
    .slice(0, 4)
    .flatMap((subject): readonly Hypothesis[] => {
      const { indicator } = subject
      const completion =
        indicator.type === 'completion'
          ? indicator
          : context.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === indicator.id)
      const amount = indicator.type === 'completion' ? context.catalogue.getIndicator(indicator.of) : indicator
      if (completion === undefined && form === 'rate' && indicator.type === 'ratio') return proveOwnRate(subject, quantity)
      if (completion === undefined) return provePlanned(context, { subject, quantity, form })
      const own = matchIndicator(context.catalogue, amount.id, context.line.reading.normal.text.slice(clause.start, start))
      const certain = subject.certain || (own?.whole === true && subject.slices.length === 0)
      const rate = ledgerValue(requestOf({ ...subject, indicator: completion }))
      const value = ledgerValue(requestOf({ ...subject, indicator: amount }))
      const target = calc('/', calc('*', value, hundred), rate)
      const name = `${amount.label}（${presentPeriod(subject.period)}）`
      const { base } = quantity
      if (form === 'rate') {
        const times = base === '倍' ? hundred.value : base === '成' ? decimal('10') : one
        return [
          {
            term: rate,
            test: equals(quantity, times),
            label: `${name}的年度任务完成率`,
            unit: '%',
            certain,
            token: `{{${completion.label}|%|1}}`,
          },
        ]
      }
      if (form === 'excess' && (base === '%' || base === '成'))
        return [
          {
            term: calc('-', rate, hundred),
            test: equals(quantity, base === '成' ? decimal('10') : one),
            label: `${name}超年度任务的比例`,
            unit: '%',
            certain,
            token: undefined,
          },
        ]
      if (!unitFits(amount, quantity)) return []
      const term = form === 'excess' ? calc('-', value, target) : target
      return [
        {
          term,
          test: equals(quantity),
          label: form === 'excess' ? `${name}超年度任务的数` : `${name}的年度任务`,
          unit: base,
          certain,
          token: undefined,
        },
      ]
    })
}

interface PlannedInput {
  readonly subject: Subject
  readonly quantity: Quantity
  readonly form: 'rate' | 'excess' | 'target'
}

/** 完成投资比计划多9.6万元: where no yearly task is kept, the plan that bears the same name. */
function provePlanned(context: SubjectContext, { subject, quantity, form }: PlannedInput): readonly Hypothesis[] {
  if (form === 'rate') return []
  return plannedOf(context, subject).flatMap(({ indicator }): readonly Hypothesis[] => {
    if (!unitFits(indicator, quantity)) return []
    const planned = ledgerValue(requestOf({ ...subject, indicator }))
    return [
      {
        term: form === 'excess' ? calc('-', ledgerValue(requestOf(subject)), planned) : planned,
        test: equals(quantity),
        label: form === 'excess' ? `${labelOf(subject)}超出${indicator.label}的数` : indicator.label,
        unit: quantity.base,
        certain: subject.certain,
        token: undefined,
      },
    ]
  })
}

/** 户均3529元, 平均每期69人次: a quotient of two figures of the sentence, or of one and the town's own count. */
export function proveAverage(context: SubjectContext, assertion: NumberAssertion, per: string): readonly Hypothesis[] {
  const { quantity, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const wanted = per.replace(/均|平均|每|一/g, '').slice(0, 2)
  const months = timesIn(per, timeAt(context, assertion).period)
  if (months !== undefined)
    return subjectsOf(context, assertion, (indicator) => indicator.flow === 'flow' && unitFits(indicator, quantity))
      .slice(0, 2)
      .map((subject) => ({
        term: calc('/', ledgerValue(requestOf(subject)), { type: 'number', value: decimal(months) }),
        test: equals(quantity),
        label: `${labelOf(subject)}除以${months}`,
        unit: quantity.base,
        certain: subject.certain,
        token: undefined,
      }))
  const figures: Subject[] = [
    ...figuresIn(context, sentence.start, start).map((figure) => ({
      indicator: figure.indicator,
      period: figure.period,
      slices: figure.token.slices,
      certain: true,
    })),
    ...subjectsOf(context, assertion),
  ]
  const numerators = figures.filter(({ indicator }) => unitFits(indicator, quantity))
  const shared = rankIndicators(context.catalogue, text.slice(sentence.start, start))
    .filter((match) => coverageOf(match) >= 0.5 && unitFits(match.indicator, quantity))
    .slice(0, 3)
  for (const match of shared)
    numerators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  const denominators = figures.filter(({ indicator }) => unitOfWord(wanted, indicator))
  const town = townCounts[wanted]
  for (const indicator of town === undefined ? [] : context.catalogue.findIndicators(town))
    denominators.push({ indicator, period: context.period, slices: [], certain: false })
  for (const match of rankIndicators(context.catalogue, text.slice(sentence.start, start), (indicator) => unitOfWord(wanted, indicator))
    .filter((one) => coverageOf(one) >= 0.5)
    .slice(0, 3))
    denominators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  if (/[\u4e00-\u9fa5]{3}/.test(per))
    for (const match of rankIndicators(context.catalogue, per, ({ unit }) => unit !== '%' && unit !== '元')
      .filter(isNamed)
      .slice(0, 1))
      denominators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  const people = numerators.length === 0 ? townCounts[quantity.base] : undefined
  for (const indicator of people === undefined ? [] : context.catalogue.findIndicators(people))
    numerators.push({ indicator, period: context.period, slices: [], certain: false })
  return numerators
    .flatMap((numerator) =>
      denominators.flatMap((denominator): readonly Hypothesis[] => {
        if (numerator.indicator.id === denominator.indicator.id) return []
        return [
          {
            term: calc('/', ledgerValue(requestOf(numerator)), ledgerValue(requestOf(denominator))),
            test: equals(quantity),
            label: `${numerator.indicator.label}÷${denominator.indicator.label}`,
            unit: quantity.base,
            certain: numerator.certain && denominator.certain && numerators.filter(({ certain }) => certain).length === 1,
            token: `{{=${numerator.indicator.label}/${denominator.indicator.label}|${quantity.base}|0}}`,
          },
        ]
      }),
    )
    .slice(0, 12)
}

/** How often a 月均, 日均, 每季度 fits into a period; undefined when it is no average over time. */
function timesIn(per: string, period: Period): string | undefined {
  const [, word] = /([月季日天周年旬])/.exec(per) ?? []
  if (word === undefined) return undefined
  const months = monthsBetween(period.firstMonth, period.lastMonth) + 1
  if (word === '月') return String(months)
  if (word === '季') return months % 3 === 0 ? String(months / 3) : undefined
  if (word === '日' || word === '天') return String((daysBetween(firstDay(period), lastDay(period)) ?? 0) + 1)
  return word === '周' ? String(Math.round((months * 52) / 12)) : undefined
}

function unitOfWord(word: string, { unit, label }: ResolvedIndicator): boolean {
  if (word === '人') return unit === '人' || unit === '人次'
  if (word === '场') return unit === '场' || unit === '场次' || unit === '期' || unit === '次'
  return word !== '' && (unit === word || unitWordFits(unit, word, label) || label.includes(word)) && unit !== '元' && unit !== '%'
}
