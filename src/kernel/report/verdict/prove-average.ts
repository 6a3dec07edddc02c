import { decimal } from '../../../definition/decimal/decimal.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { daysBetween } from '../../../definition/period/calendar-day.ts'
import { monthsBetween } from '../../../definition/period/calendar-month.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { equals, labelOf, type NumberAssertion, requestOf, townCounts, unitFits } from './prove-common.ts'
import { figuresIn, isNamed, type Subject, type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 户均3529元, 平均每期69人次: a quotient of two figures of the sentence, or of one and the town's own count. */
export function proveAverage(context: SubjectContext, assertion: NumberAssertion, per: string): readonly Hypothesis[] {
  const { quantity, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const wanted = per.replace(/均|平均|每|一|(?<=亩)产/g, '').slice(0, 2)
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
  const denominators = figures
    .filter(({ indicator }) => unitOfWord(wanted, indicator))
    .toSorted((left, right) => exactUnitFirst(wanted, left.indicator, right.indicator))
  const town = townCounts[wanted]
  for (const indicator of town === undefined ? [] : context.catalogue.findIndicators(town))
    denominators.push({ indicator, period: context.period, slices: [], certain: false })
  for (const match of rankIndicators(context.catalogue, text.slice(sentence.start, start), (indicator) => unitOfWord(wanted, indicator))
    .filter((one) => coverageOf(one) >= 0.5)
    .toSorted((left, right) => exactUnitFirst(wanted, left.indicator, right.indicator))
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

function exactUnitFirst(wanted: string, left: ResolvedIndicator, right: ResolvedIndicator): number {
  return (right.unit === wanted ? 1 : 0) - (left.unit === wanted ? 1 : 0)
}

function unitOfWord(word: string, { unit, label }: ResolvedIndicator): boolean {
  if (word === '人') return unit === '人' || unit === '人次'
  if (word === '场') return unit === '场' || unit === '场次' || unit === '期' || unit === '次'
  return word !== '' && (unit === word || unitWordFits(unit, word, label) || label.includes(word)) && unit !== '元' && unit !== '%'
}
