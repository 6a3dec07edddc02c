import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { compare } from './compare.ts'
import { labelOf, requestOf } from './prove-common.ts'
import { plannedOf } from './prove-comparison.ts'
import { type SubjectContext, speaksOfElsewhere, subjectsOf } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 体检人次比签约人数多: the other indicator stands between 比 and the word. */
export function proveMore(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const { word } = assertion
  const [subject] = subjectsOf(context, assertion, ({ type }) => type !== 'pick')
  if (subject === undefined || speaksOfElsewhere(word)) return []
  const unit = baseUnit(subject.indicator.unit)
  const alike = (indicator: ResolvedIndicator) =>
    indicator.type !== 'pick' && (baseUnit(indicator.unit) === unit || unit.startsWith(indicator.unit))
  const [other] = rankIndicators(context.catalogue, word, alike).filter((match) => coverageOf(match) >= 0.5)
  if (other === undefined || other.indicator.id === subject.indicator.id) return []
  const against = ledgerValue(requestOf({ ...subject, indicator: other.indicator }))
  const operator = /[少低小慢]$/.test(word) ? '<' : '>'
  return [
    {
      ...compare(subject, operator, against, `${labelOf(subject)}对${other.indicator.label}`),
      certain: subject.certain && other.whole,
    },
  ]
}

/** 完成投资控制在计划以内: not above what was planned. */
export function proveWithinPlan(context: SubjectContext, assertion: Assertion): readonly Hypothesis[] {
  const [, round, unit = ''] = /([百千万亿]+)(元|亩|户|人次?|吨|家)$/.exec(assertion.word) ?? []
  if (round !== undefined) {
    const said = context.line.reading.normal.text.slice(assertion.clause.start, assertion.start)
    if (/每|[人户亩村件场]均|平均/.test(said)) return []
    const mark: Term = { type: 'number', value: decimal(`1${zerosOf(round)}`) }
    return subjectsOf(
      context,
      assertion,
      (indicator) => baseUnit(indicator.unit) === unit || unitWordFits(indicator.unit, unit, indicator.label),
    )
      .slice(0, 1)
      .filter(({ certain }) => certain)
      .map((subject) => compare(subject, '>=', mark, labelOf(subject)))
  }
  if (!/计划|预算|概算|任务|目标/.test(assertion.word)) return []
  return subjectsOf(context, assertion, ({ type, unit }) => type !== 'pick' && unit !== '%')
    .slice(0, 2)
    .flatMap((subject) =>
      plannedOf(context, subject).map(({ indicator }) =>
        compare(subject, '<=', ledgerValue(requestOf({ ...subject, indicator })), `${labelOf(subject)}对${indicator.label}`),
      ),
    )
}

/** 百万 → 000000. */
function zerosOf(round: string): string {
  return Array.from(round, (character) => '0'.repeat({ 百: 2, 千: 3, 万: 4, 亿: 8 }[character] ?? 0)).join('')
}
