import { decimal } from '../../../definition/decimal/decimal.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, requestOf } from './prove-common.ts'
import { figuresIn, isNamed, type SubjectContext, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

/** 民间投资与政府投资之比为1.3比1: the first number stands for both. Undefined: no ratio; nothing for its second number. */
export function proveRatio(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const behind = text.slice(quantity.stop, clause.end)
  if (quantity.base !== '') return undefined
  const before = text.slice(clause.start, quantity.start)
  const printed = /^(?:两|二)者(?:之间)?(?:之比|的?比例|比)[^，。；]{0,4}$/.test(before)
    ? figuresIn(context, sentence.start, clause.start)
    : []
  const [, left, right] =
    printed.length === 2
      ? ['', '前者', '后者']
      : (/([^，。；]{2,}?)[与和同]([^，。；]{2,}?)(?:之比|的?比例|比)[^，。；]{0,4}$/.exec(before) ?? [])
  if (left === undefined || right === undefined) return undefined
  const second = quantity.value.eq('1') ? /^[:∶：比](\d+(?:\.\d+)?)$/.exec(behind)?.[1] : undefined
  if (!/^[:∶：比]1(?![\d.])/.test(behind) && second === undefined) return undefined
  const period = timeAt(context, { sentence, start }).period
  const [top, bottom] =
    printed.length === 2
      ? printed.map(({ indicator }) => indicator)
      : [left, right].map((words) => rankIndicators(context.catalogue, words, ({ type }) => type !== 'pick').find(isNamed)?.indicator)
  if (top === undefined || bottom === undefined || baseUnit(top.unit) !== baseUnit(bottom.unit)) return []
  const [one, other] = [top, bottom].map((indicator, index) => ({
    indicator,
    period: printed[index]?.period ?? period,
    slices: printed[index]?.token.slices ?? [],
    certain: true,
  }))
  if (one === undefined || other === undefined) return []
  const label = `${labelOf(one)}与${bottom.label}之比`
  if (second !== undefined) {
    // 1:1.3: the second number is how often the first goes into it.
    const place = decimal(`0.${'0'.repeat(Math.max(0, (second.split('.')[1]?.length ?? 0) - 1))}1`)
    const term = calc('/', ledgerValue(requestOf(other)), ledgerValue(requestOf(one)))
    const rounded = { type: 'rounded', term, place: second.includes('.') ? place : decimal('1') } as const
    const test = { type: 'compare', operator: '=', against: { type: 'number', value: decimal(second) } } as const
    return [{ term: rounded, test, label, unit: '', certain: true, token: undefined }]
  }
  return [
    {
      term: calc('/', ledgerValue(requestOf(one)), ledgerValue(requestOf(other))),
      test: equals(quantity),
      label,
      unit: '',
      certain: true,
      token: undefined,
    },
  ]
}
