import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Period } from '../../../definition/period/types.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { isOverOtherTime } from './prove-change.ts'
import { equals, labelOf, type NumberAssertion, requestOf, unitFits } from './prove-common.ts'
import { figuresIn, type SubjectContext, subjectsOf, timeAt } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 由四次、八场增加到十二次、八十六场: whether a number is what something was before. */
export function isFrom({ line }: SubjectContext, { quantity, clause, start }: NumberAssertion): boolean {
  const { text } = line.reading.normal
  return (
    /[由从](?!事)[^，到至]{0,16}$/.test(text.slice(clause.start, start)) &&
    /^[^，]*?(?:增|提|升|扩|发展|跃|攀|减|降|缩|压|回|转|变)[\u4e00-\u9fa5]{0,3}?(?:到|至|为|成)/.test(
      text.slice(quantity.stop, clause.end),
    )
  )
}

/**
 * 2018年以来…由A增加到B, 近三年…由A增加到B: what it was in that year or in the one before, and nothing where no year is said. Undefined: no other time than
 * last year is spoken of.
 */
function sinceWhen(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const { quantity, clause, sentence, start } = assertion
  const before = context.line.reading.normal.text.slice(sentence.start, start)
  if (!isOverOtherTime(before)) return undefined
  const year = /(20\d\d)年(?:以来|起)/.exec(before)?.[1]
  const count = /([两二三四五六七八九])年(?:来|间|里)/.exec(before)?.[1]
  const back =
    year !== undefined
      ? yearOf(context.period) - wholeNumber(year)
      : count === undefined
        ? 0
        : '零一两三四五六七八九'.indexOf(count.replace('二', '两')) - 1
  const [now] = figuresIn(context, quantity.stop, clause.end)
  const [subject] =
    now === undefined
      ? subjectsOf(context, assertion, (indicator) => unitFits(indicator, quantity))
      : [{ indicator: now.indicator, slices: now.token.slices }]
  if (back < 1 || subject === undefined || !unitFits(subject.indicator, quantity)) return []
  const first = Array.from({ length: back }).reduce<Period>(lastYearPeriod, context.period)
  return [first, lastYearPeriod(first)].map((period) => ({
    term: ledgerValue(requestOf({ ...subject, period })),
    test: equals(quantity),
    label: labelOf({ ...subject, period }),
    unit: baseUnit(subject.indicator.unit),
    certain: false,
    token: undefined,
  }))
}

/** 覆盖率由72.7%提高到…: the same quantity a year before. */
export function proveFrom(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  if (!isFrom(context, assertion)) return []
  const since = sinceWhen(context, assertion)
  if (since !== undefined) return since
  const [now] = figuresIn(context, quantity.stop, clause.end)
  if (now === undefined) {
    const fit = [...subjectsOf(context, { ...assertion, start }, (indicator) => unitFits(indicator, quantity))]
    const ofVillages = /^村/.test(context.line.reading.normal.text.slice(quantity.stop, clause.end))
    const hinted = rankIndicators(context.catalogue, context.line.reading.normal.text.slice(clause.start, start), (indicator) =>
      unitFits(indicator, quantity),
    ).filter((match) => coverageOf(match) >= 0.5)
    if (fit.length === 0)
      for (const { indicator } of hinted.slice(0, 1)) fit.push({ indicator, period: context.period, slices: [], certain: false })
    const named =
      fit.find(({ indicator }) => ofVillages && indicator.label.endsWith('村数')) ??
      fit.find(({ indicator }) => baseUnit(indicator.unit) === quantity.base) ??
      fit[0]
    if (named === undefined) return []
    const before = timeAt(context, assertion)
    const inYear = before.said && before.period.grain !== 'year' && before.period.lastMonth <= context.period.lastMonth
    const earlier = { indicator: named.indicator, period: inYear ? before.period : lastYearPeriod(context.period), slices: named.slices }
    return [
      {
        term: ledgerValue(requestOf(earlier)),
        test: equals(quantity),
        label: labelOf(earlier),
        unit: baseUnit(named.indicator.unit),
        certain: named.certain,
        token: `{{${named.indicator.label}@${earlier.period.key}}}`,
      },
    ]
  }
  if (!unitFits(now.indicator, quantity)) return []
  const said = timeAt(context, assertion)
  const period = said.said && said.period.lastMonth < now.period.lastMonth ? said.period : lastYearPeriod(now.period)
  const then = { indicator: now.indicator, period, slices: now.token.slices }
  return [
    {
      term: ledgerValue(requestOf(then)),
      test: equals(quantity),
      label: labelOf(then),
      unit: baseUnit(now.indicator.unit),
      certain: true,
      token: `{{${now.indicator.label}@${period.key}}}`,
    },
  ]
}
