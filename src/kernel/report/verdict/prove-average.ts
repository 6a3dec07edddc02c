import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { monthsBetween } from '../../../definition/period/calendar-month.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { coreFactor, unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, requestOf, townCounts, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 户均3529元, 平均每期69人次: a quotient of two figures of the sentence, or of one and the town's own count. */
export function proveAverage(context: SubjectContext, assertion: NumberAssertion, per: string): readonly Hypothesis[] {
  const wanted = wantedBy(per)
  const months = timesIn(per, timeAt(context, assertion).period)
  if (months !== undefined) return provePerTime(context, assertion, months)
  const operands = { wanted, ...operandsOf(context, assertion, { per, wanted }) }
  return [...proveTypedAverage(context, assertion, operands), ...quotientsOf(assertion, operands)]
}

/** 户 for 户均, 人 for 每位游客平均. */
function wantedBy(per: string): string {
  if (/^(?:平均)?每(?:一)?[位名]/.test(per)) return '人'
  return per.replace(/均|平均|每|一|(?<=亩)产/g, '').slice(0, 2)
}

/** An average as the ledger has it for a period and for that a year before. */
export interface AverageTerms {
  readonly now: Term
  readonly earlier: Term
  readonly label: string
}

/** The quotients that a per-head figure of `per` may be, the likeliest first. */
export function averageTerms(context: SubjectContext, assertion: NumberAssertion, per: string): readonly AverageTerms[] {
  const { numerators, denominators } = operandsOf(context, assertion, { per, wanted: wantedBy(per) })
  const of = (subject: Subject, earlier: boolean) =>
    ledgerValue(requestOf(earlier ? { ...subject, period: lastYearPeriod(subject.period) } : subject))
  return numerators
    .flatMap((numerator) =>
      denominators.flatMap((denominator): readonly AverageTerms[] => {
        if (numerator.indicator.id === denominator.indicator.id) return []
        const [now, earlier] = [false, true].map((past) => calc('/', of(numerator, past), of(denominator, past)))
        if (now === undefined || earlier === undefined) return []
        return [{ now, earlier, label: `${numerator.indicator.label}÷${denominator.indicator.label}` }]
      }),
    )
    .slice(0, 6)
}

function provePerTime(context: SubjectContext, assertion: NumberAssertion, months: string): readonly Hypothesis[] {
  const { quantity } = assertion
  const each = eachOf(context, assertion)
  const subjects = subjectsOf(context, assertion, (indicator) => indicator.flow === 'flow' && unitFits(indicator, quantity)).slice(0, 2)
  if (each !== undefined) return subjects.flatMap((subject) => proveEveryTime(subject, { quantity, each }))
  return subjects.map((subject) => ({
    term: calc('/', ledgerValue(requestOf(subject)), { type: 'number', value: decimal(months) }),
    test: equals(quantity),
    label: `${labelOf(subject)}除以${months}`,
    unit: quantity.base,
    certain: subject.certain,
    token: undefined,
  }))
}

/** 每个季度都超过1200万元: what is said of every one of them is no average. */
function eachOf(context: SubjectContext, assertion: NumberAssertion): readonly Period[] | undefined {
  const { text } = context.line.reading.normal
  const before = text.slice(assertion.clause.start, assertion.start)
  const [, grain] = /(?:每一?个?|各个?)(季度?|月)[^，]*(?:都|均|全部|全都)/.exec(before) ?? []
  if (grain === undefined) return undefined
  const { period } = timeAt(context, assertion)
  return grain === '月' ? monthsOf(period) : quartersOf(period)
}

function monthsOf({ firstMonth, lastMonth }: Period): readonly Period[] {
  const year = firstMonth.slice(0, 4)
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
    .filter((key) => key >= firstMonth && key <= lastMonth)
    .map((key) => getPeriod(key))
}

function quartersOf({ firstMonth, lastMonth }: Period): readonly Period[] {
  return [1, 2, 3, 4]
    .map((quarter) => getPeriod(`${firstMonth.slice(0, 4)}-Q${quarter}`))
    .filter((one) => one.firstMonth >= firstMonth && one.lastMonth <= lastMonth)
}

function proveEveryTime(
  subject: Subject,
  { quantity, each }: { readonly quantity: Quantity; readonly each: readonly Period[] },
): readonly Hypothesis[] {
  const [word] = quantity.approximators
  const mark = { type: 'number', value: quantity.value } as const
  const all = each.map((period) => ledgerValue(requestOf({ ...subject, period })))
  const [first] = all
  if (word === undefined && first !== undefined && each.length > 1)
    return [
      {
        term: first,
        test: {
          type: 'every',
          each: all.map((term) => ({
            type: 'compare',
            term: { type: 'rounded', term, place: quantity.place },
            operator: '=',
            against: mark,
          })),
        },
        label: `${labelOf(subject)}逐期`,
        unit: quantity.base,
        certain: false,
        token: undefined,
      },
    ]
  const low = word === undefined ? undefined : /^(?:exceed|reach|atLeast)$/.test(word.kind)
  if (word === undefined || low === undefined || !/^(?:exceed|reach|atLeast|under|atMost)$/.test(word.kind) || each.length < 2) return []
  return [
    {
      term: { type: low ? 'least' : 'most', terms: all },
      test: equals(quantity),
      label: `${labelOf(subject)}${low ? '最少' : '最多'}的一期`,
      unit: quantity.base,
      certain: subject.certain,
      token: undefined,
    },
  ]
}

/** What may be divided, and by what: the likeliest first. */
function operandsOf(
  context: SubjectContext,
  assertion: NumberAssertion,
  { per, wanted }: { readonly per: string; readonly wanted: string },
): Pick<Operands, 'numerators' | 'denominators'> {
  const { quantity, sentence, clause, start } = assertion
  const { text } = context.line.reading.normal
  const figures: Subject[] = [
    // 平均每家1.34万元，共兑现{{…}}: the sum may stand behind.
    ...[...figuresIn(context, sentence.start, start), ...figuresIn(context, start, sentence.end)].map((figure) => ({
      indicator: figure.indicator,
      period: figure.period,
      slices: figure.token.slices,
      certain: true,
      offset: figure.token.offset,
    })),
    ...subjectsOf(context, assertion),
  ]
  const numerators = figures.filter(({ indicator }) => unitFits(indicator, quantity))
  const kin = kinOf(context, figures, quantity)
  if (numerators.length === 0 || !numerators[0]?.certain)
    for (const indicator of kin) numerators.unshift({ indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  const shared = rankIndicators(context.catalogue, text.slice(sentence.start, start))
    .filter((match) => coverageOf(match) >= 0.5 && unitFits(match.indicator, quantity))
    .slice(0, 3)
  for (const match of shared)
    numerators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  const denominators = figures
    .filter(({ indicator }) => unitOfWord(wanted, indicator))
    .toSorted((left, right) => exactUnitFirst(wanted, left.indicator, right.indicator))
  for (const match of rankIndicators(context.catalogue, text.slice(sentence.start, start), (indicator) => unitOfWord(wanted, indicator))
    .filter((one) => coverageOf(one) >= 0.5)
    .toSorted((left, right) => exactUnitFirst(wanted, left.indicator, right.indicator))
    .slice(0, 3))
    denominators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  // 接待{{…}}人次，人均消费52元: the money of the same ledger.
  if (numerators.length === 0 && quantity.base === '元')
    for (const indicator of context.catalogue.catalogue.indicators)
      if (denominators.some((one) => ledgerOf(one.indicator) !== undefined && ledgerOf(one.indicator) === ledgerOf(indicator)))
        if (unitFits(indicator, quantity) && indicator.type === 'sum')
          numerators.push({ indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  // 旅游总收入861.12万元，人均消费52元: of the people of the same ledger, not of the town's.
  const own = wanted === '人' && /消费|花费/.test(text.slice(clause.start, start)) ? guestsOf(context, numerators) : []
  for (const indicator of own) denominators.unshift({ indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  // 规上企业平均产值1.69亿元: per one of what the clause names.
  if (wanted === '')
    for (const match of rankIndicators(context.catalogue, text.slice(clause.start, start), ({ unit }) => /^[家户人个项处件]$/.test(unit))
      .filter(({ whole }) => whole)
      .slice(0, 1))
      denominators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  // 户均 of nothing in particular is of all there are.
  const town = own.length > 0 ? undefined : townCounts[wanted]
  for (const indicator of town === undefined ? [] : context.catalogue.findIndicators(town))
    denominators.push({ indicator, period: context.period, slices: [], certain: false })
  if (/[\u4e00-\u9fa5]{3}/.test(per))
    for (const match of rankIndicators(context.catalogue, per, ({ unit }) => unit !== '%' && unit !== '元')
      .filter(isNamed)
      .slice(0, 1))
      denominators.push({ indicator: match.indicator, period: timeAt(context, assertion).period, slices: [], certain: false })
  const people = numerators.length === 0 ? townCounts[quantity.base] : undefined
  for (const indicator of people === undefined ? [] : context.catalogue.findIndicators(people))
    numerators.push({ indicator, period: context.period, slices: [], certain: false })
  // Per village is per village of the town, unless the text counts some.
  if (wanted === '村')
    denominators.sort((left, right) => (right.indicator.id === 'village-count' ? 1 : 0) - (left.indicator.id === 'village-count' ? 1 : 0))
  return { numerators, denominators }
}

/** 托底帮扶{{…}}户，户均约2700元: the money whose name begins as that of those who are counted. */
function kinOf({ catalogue }: SubjectContext, figures: readonly Subject[], { base }: Quantity): readonly ResolvedIndicator[] {
  const [first] = figures
  const stem = first === undefined || first.indicator.unit === '元' ? '' : first.indicator.label.replace(/(?:户|人|家|对象|项目)*数$/, '')
  if (base !== '元' || stem.length < 3) return []
  return catalogue.catalogue.indicators
    .filter(({ label, unit, type }) => unit === '元' && type === 'sum' && label.startsWith(stem))
    .slice(0, 1)
}

/** Who is counted by the ledger that the money is kept in. */
function guestsOf({ catalogue }: SubjectContext, numerators: readonly Subject[]): readonly ResolvedIndicator[] {
  const ledgers = new Set(numerators.flatMap(({ indicator }) => ledgerOf(indicator) ?? []))
  return catalogue.catalogue.indicators.filter((one) => one.unit === '人次' && one.type === 'sum' && ledgers.has(one.ledger))
}

function ledgerOf(indicator: ResolvedIndicator): string | undefined {
  return 'ledger' in indicator ? indicator.ledger : undefined
}

function quotientsOf({ quantity }: NumberAssertion, { wanted, numerators, denominators }: Operands): readonly Hypothesis[] {
  return numerators
    .flatMap((numerator) =>
      denominators.flatMap((denominator): readonly Hypothesis[] => {
        if (numerator.indicator.id === denominator.indicator.id) return []
        return [
          {
            term: perUnit(wanted, calc('/', ledgerValue(requestOf(numerator)), ledgerValue(requestOf(denominator)))),
            test: equals(quantity),
            label: `${numerator.indicator.label}÷${denominator.indicator.label}`,
            unit: quantity.base,
            certain:
              numerator.certain &&
              denominator.certain &&
              numerators.filter(({ certain }) => certain).length === 1 &&
              denominators.filter(({ certain }) => certain).length === 1,
            token: `{{=${numerator.indicator.label}/${denominator.indicator.label}|${quantity.base}|0}}`,
          },
        ]
      }),
    )
    .slice(0, 12)
}

/** 每吨6000元 of what is kept in kilogrammes. */
function perUnit(wanted: string, term: Term): Term {
  const { factor } = coreFactor(wanted)
  return factor.eq('1') ? term : calc('*', term, { type: 'number', value: factor })
}

interface Named {
  readonly term: Term
  readonly label: string
}

interface Operands {
  readonly wanted: string
  readonly numerators: readonly Subject[]
  readonly denominators: readonly Subject[]
}

/** 216人次，24.75万元，人均1146元; 86场…{{推介销售额}}，场均4.5万元: numbers that the sentence itself tells, the nearest first. */
function proveTypedAverage(
  context: SubjectContext,
  { quantity, sentence, clause, start }: NumberAssertion,
  { wanted, numerators, denominators }: Operands,
): readonly Hypothesis[] {
  const typed = context.line.reading.quantities
    .filter((other) => other.start >= sentence.start && other.stop <= start && other.approximators.length === 0)
    .toReversed()
  const { text } = context.line.reading.normal
  const shown = (other: Quantity) => text.slice(other.start, other.stop)
  const above = typed.filter((other) => other.base === quantity.base && other.unit.core === quantity.unit.core)
  // 8家规上企业平均产值1.69亿元: of what the clause itself counts.
  const bare = !/^[户家人名位场期次个项处件座亩村条批]$/.test(wanted)
  const below = typed.filter(
    (other) =>
      other.base !== quantity.base &&
      (isPer(wanted, other.base) || (bare && other.start >= clause.start && /^[家户人名个项处件座条]$/.test(other.base))),
  )
  const figures = (subjects: readonly Subject[]) => subjects.filter(({ certain, offset }) => certain && offset !== undefined)
  const typedTerm = (one: Quantity): Named => ({ term: { type: 'number', value: one.value }, label: shown(one) })
  const tops = above.map(typedTerm)
  for (const one of figures(numerators)) tops.push({ term: ledgerValue(requestOf(one)), label: one.indicator.label })
  if (bare) for (const one of numerators.slice(0, 3)) tops.push({ term: ledgerValue(requestOf(one)), label: one.indicator.label })
  const counted = figures(denominators).filter(
    (one, index, all) => all.findIndex(({ indicator }) => indicator.id === one.indicator.id) === index,
  )
  // 36家和28家…平均每家: of both together.
  const sum = counted
    .slice(1)
    .reduce<Term | undefined>(
      (total, one) => (total === undefined ? undefined : calc('+', total, ledgerValue(requestOf(one)))),
      counted[0] === undefined ? undefined : ledgerValue(requestOf(counted[0])),
    )
  const bottoms = below.map(typedTerm)
  if (counted.length > 1 && sum !== undefined)
    bottoms.push({ term: sum, label: `（${counted.map(({ indicator }) => indicator.label).join('+')}）` })
  if (bottoms.length === 0 && above.length > 0)
    for (const one of figures(denominators)) bottoms.push({ term: ledgerValue(requestOf(one)), label: one.indicator.label })
  return tops.slice(0, 3).flatMap((top) =>
    bottoms.slice(0, 3).map((bottom) => ({
      term: calc('/', top.term, bottom.term),
      test: equals(quantity),
      label: `${top.label}÷${bottom.label}`,
      unit: quantity.base,
      certain: false,
      token: undefined,
    })),
  )
}

/** 户均 is also of the 家 that the text counts, 场均 of its 期 and 次. */
function isPer(wanted: string, base: string): boolean {
  const kin = [
    ['户', '家'],
    ['人', '人次', '名', '位'],
    ['场', '期', '次'],
    ['个', '项', '处', '件', '座', '家'],
  ].find((words) => words.includes(wanted))
  return wanted !== '' && (base === wanted || kin?.includes(base) === true)
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

function exactUnitFirst(wanted: string, left: ResolvedIndicator, right: ResolvedIndicator): number {
  return (right.unit === wanted ? 1 : 0) - (left.unit === wanted ? 1 : 0)
}

function unitOfWord(word: string, { unit, label }: ResolvedIndicator): boolean {
  if (word === '人') return unit === '人' || unit === '人次'
  if (word === '户') return unit === '户' || unit === '家'
  if (word === '个') return /^[个项处件座]$/.test(unit)
  if (word === '公斤' || word === '千克') return baseUnit(unit) === '千克'
  if (word === '场') return unit === '场' || unit === '场次' || unit === '期' || unit === '次'
  return word !== '' && (unit === word || unitWordFits(unit, word, label) || label.includes(word)) && unit !== '元' && unit !== '%'
}
