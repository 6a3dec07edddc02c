import { decimal } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod, yearOf } from '../../../definition/period/related-periods.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { coverageOf, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { hundred, labelOf, one, requestOf, unitFits } from './prove-common.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 明年力争造林500亩: the year's task, where an indicator of targets fits; else no assertion (undefined) until tasks are kept. */
export function proveTargetNumber(
  context: SubjectContext,
  assertion: Assertion & { readonly quantity: Quantity },
): readonly Hypothesis[] | undefined {
  const grown = proveTargetGrowth(context, assertion)
  if (grown.length > 0) return grown
  const { quantity, clause, start } = assertion
  const { text } = context.line.reading.normal
  const words = `${text.slice(clause.start, start)}${text.slice(quantity.stop, clause.end)}`
  const growth = /增长|增速|增幅/.test(text.slice(clause.start, start)) && quantity.base === '%'
  const targets = rankIndicators(
    context.catalogue,
    `${words}${growth ? '增速' : ''}目标`,
    (indicator) => /目标$/.test(indicator.label) && indicator.label.includes('增速') === growth && unitFits(indicator, quantity),
  ).filter((match) => coverageOf(match) >= 0.8)
  const [best] = targets
  if (best === undefined) return undefined
  const year = yearOf(context.period)
  const said = context.line.reading.words.findLast((word) => word.end <= start && word.period.firstMonth > context.period.lastMonth)
  const period = getPeriod(String(said === undefined ? year + 1 : yearOf(said.period)))
  const subject = { indicator: best.indicator, period, slices: [] }
  return [
    {
      term: ledgerValue(requestOf(subject)),
      test: { type: 'equals', quantity, times: decimal('1') },
      label: labelOf(subject),
      unit: quantity.base,
      certain: best.whole,
      token: `{{${best.indicator.label}@${period.key}}}`,
    },
  ]
}

/** 预期达到{{财政总收入目标@2021}}万元，比2020年增长10%: the target over what there was in the year before it. */
function proveTargetGrowth(context: SubjectContext, assertion: Assertion & { readonly quantity: Quantity }): readonly Hypothesis[] {
  const { quantity, relation, sentence, start } = assertion
  if (relation?.type !== 'change' || quantity.base !== '%') return []
  const figure = figuresIn(context, sentence.start, start).at(-1)
  const name = figure === undefined ? '' : (/^(.+)目标$/.exec(figure.indicator.label)?.[1] ?? '')
  const [indicator] = name === '' ? [] : context.catalogue.findIndicators(name)
  if (figure === undefined || indicator === undefined) return []
  const then = ledgerValue(requestOf({ indicator, period: lastYearPeriod(figure.period), slices: [] }))
  const term = calc('*', calc('-', calc('/', ledgerValue(figure.request), then), { type: 'number', value: one }), hundred)
  const label = `${figure.indicator.label}比上年${indicator.label}`
  return [
    { term, test: { type: 'equals', quantity, times: decimal(String(relation.sign)) }, label, unit: '%', certain: true, token: undefined },
  ]
}
