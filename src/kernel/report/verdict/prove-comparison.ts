import { decimal } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { coverageOf, type NameMatch, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf, unitFits } from './prove-common.ts'
import { isNamed, type Subject, type SubjectContext, speaksOfElsewhere, subjectsOf, timeAt, villagesIn } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

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
  const place = { ...assertion, start: assertion.clause.start + from }
  const [self] = subjectsOf(context, place, ({ type }) => type !== 'pick')
  const named = rankIndicators(context.catalogue, other).filter((match) => isNamed(match) || (growth && coverageOf(match) >= 0.4))
  // 村集体经营性收入增幅比总收入增幅高: of names that fit alike, the one that begins as the subject does.
  const kin = named.filter(
    ({ indicator }) => indicator.label.slice(0, 2) === self?.indicator.label.slice(0, 2) && indicator.id !== self.indicator.id,
  )
  const others = (named[0]?.whole === true || kin.length === 0 ? named.filter((match) => coverageOf(match) >= 0.5) : kin).slice(0, 3)
  if (/^[前后]者/.test(other)) return proveFormer(context, assertion, { other, sign, from })
  const [village, ...more] = villagesIn(other, context.villages)
  if (village !== undefined && more.length === 0)
    return subjectsOf(context, place, (indicator) => unitFits(indicator, quantity))
      .slice(0, 1)
      .flatMap((subject) => ofVillageBefore(context, assertion, subject))
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
      const share = growth ? shareOf(subject, against) : undefined
      if (share !== undefined) {
        const label = `${labelOf(subject)}与${match.indicator.label}占比之差`
        const certain = subject.certain && against.certain
        const term = calc('-', ledgerValue(requestOf(subject)), share)
        return [{ term, test: equals(quantity, decimal(String(sign))), label, unit: quantity.base, certain, token: undefined }]
      }
      const [left, right] = growth
        ? [growthOf(subject), growthOf(against)]
        : [ledgerValue(requestOf(subject)), ledgerValue(requestOf(against))]
      if (!growth && (!unitFits(subject.indicator, quantity) || !unitFits(against.indicator, quantity))) return []
      const difference: Hypothesis = {
        term: calc('-', left, right),
        test: equals(quantity, decimal(String(sign))),
        label: `${labelOf(subject)}与${match.indicator.label}之差`,
        unit: quantity.base,
        certain: subject.certain && against.certain,
        token: undefined,
      }
      // 3.1%比2.0%高1.1个百分点: what a reader sees is the difference of what is printed.
      return growth
        ? [difference, { ...difference, term: calc('-', printed(left, quantity), printed(right, quantity)), spare: true }]
        : [difference]
    }),
  )
}

/** 青竹村以258.34万元居首，比瓦窑山村多…: the town is no one that a village is compared with, the village of the clause before is. */
function ofVillageBefore({ line, villages }: SubjectContext, { clause, sentence }: NumberAssertion, subject: Subject): readonly Subject[] {
  const left = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  const [village, ...more] = left === undefined ? [] : villagesIn(line.reading.normal.text.slice(left.start, left.end), villages)
  if (subject.slices.length > 0) return [subject]
  return village === undefined || more.length > 0 ? [] : [{ ...subject, slices: [{ dimension: '村', value: village }] }]
}

/** A term as it is printed beside a number. */
function printed(term: Term, { place }: NumberAssertion['quantity']): Term {
  return { type: 'rounded', term, place }
}

/** 二季度…，比一季度多1.55亿元: against another time of the same. */
export function proveOverTime(
  context: SubjectContext,
  assertion: NumberAssertion,
  { other, sign, from }: Pick<Extract<Relation, { type: 'comparison' }>, 'other' | 'sign' | 'from'>,
): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  const then = context.line.reading.words.find(
    (word) => word.start >= clause.start + from && word.end <= start && /^(?:quarter|month)$/.test(word.period.grain),
  )
  if (then === undefined || !/^(?:第?[一二三四]季度|\d{1,2}月份?|[上下]半年)$/.test(other)) return []
  return subjectsOf(context, { ...assertion, start: clause.start }, (indicator) => unitFits(indicator, quantity))
    .slice(0, 1)
    .map((subject) => ({
      term: calc('-', ledgerValue(requestOf(subject)), ledgerValue(requestOf({ ...subject, period: then.period }))),
      test: { ...equals(quantity, decimal(String(sign))), slack: quantity.place.div('2') },
      label: `${labelOf(subject)}与${other}之差`,
      unit: quantity.base,
      certain: false,
      token: undefined,
    }))
}

/** 民间投资占比…超过政府投资13.2个百分点: the other's share of the same whole. */
function shareOf(subject: Subject, against: Subject): Term | undefined {
  const { indicator } = subject
  if (indicator.type !== 'share' || against.indicator.unit === '%') return undefined
  const whole = ledgerValue({ indicator: indicator.whole, period: subject.period.key })
  return calc('*', calc('/', ledgerValue(requestOf(against)), whole), hundred)
}

/** A增长p，B增长q，后者快于前者z个百分点: the two that the clauses before tell, in their order. */
function proveFormer(
  context: SubjectContext,
  assertion: NumberAssertion,
  { other, sign, from }: Pick<Extract<Relation, { type: 'comparison' }>, 'other' | 'sign' | 'from'>,
): readonly Hypothesis[] {
  const { clause, sentence, quantity } = assertion
  const { text } = context.line.reading.normal
  const said = sentence.clauses
    .filter((one) => one.part === clause.part && one.end <= clause.start)
    .flatMap((one) => subjectsOf(context, { ...assertion, clause: one, start: one.end }, ({ type }) => type !== 'pick').slice(0, 1))
  const [former, latter, ...more] = said.filter((one, index) => said.findIndex((two) => two.indicator.id === one.indicator.id) === index)
  if (former === undefined || latter === undefined || more.length > 0) return []
  const of = (word: string) => (word.startsWith('前者') ? former : latter)
  const subject = /[前后]者/.exec(text.slice(clause.start, clause.start + from))?.[0] ?? (other.startsWith('前者') ? '后者' : '前者')
  const growth = quantity.base === '百分点' || quantity.base === '%'
  const [left, right] = [of(subject), of(other)].map((one) => (growth ? growthOf(one) : ledgerValue(requestOf(one))))
  if (left === undefined || right === undefined || subject === other.slice(0, 2)) return []
  const label = `${of(subject).indicator.label}与${of(other).indicator.label}之差`
  const test = equals(quantity, decimal(String(sign)))
  return [{ term: calc('-', left, right), test, label, unit: quantity.base, certain: true, token: undefined }]
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
