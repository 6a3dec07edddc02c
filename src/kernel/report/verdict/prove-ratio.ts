import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Period } from '../../../definition/period/types.ts'
import { rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { equals, labelOf, type NumberAssertion, requestOf } from './prove-common.ts'
import { figuresIn, isNamed, type SubjectContext, timeAt } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 民间投资与政府投资之比为1.3比1: the first number stands for both. Undefined: no ratio; nothing for its second number. */
export function proveRatio(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] | undefined {
  const { quantity, clause, sentence, start } = assertion
  const { text } = context.line.reading.normal
  const behind = text.slice(quantity.stop, clause.end)
  if (quantity.base !== '') return undefined
  const before = text.slice(clause.start, quantity.start)
  const both = /^(?:两|二)者(?:之间)?(?:之比|的?比例|比)[^，。；]{0,4}$/.test(before) ? lastTwo(context, assertion) : undefined
  const [, left, right] =
    both === undefined ? (/([^，。；]{2,}?)[与和同]([^，。；]{2,}?)(?:之比|的?比例|比)[^，。；]{0,4}$/.exec(before) ?? []) : ['', '', '']
  if (left === undefined || right === undefined) return undefined
  const second = quantity.value.eq('1') ? /^[:∶：比](\d+(?:\.\d+)?)$/.exec(behind)?.[1] : undefined
  if (!/^[:∶：比]1(?![\d.])/.test(behind) && second === undefined) return undefined
  const period = timeAt(context, { sentence, start }).period
  const named = both ?? namedTwo(context, { left, right, period })
  if (named === undefined) return []
  const { one, other, label } = named
  if (second !== undefined) {
    // 1:1.3: the second number is how often the first goes into it.
    const place = decimal(`0.${'0'.repeat(Math.max(0, (second.split('.')[1]?.length ?? 0) - 1))}1`)
    const term = calc('/', other, one)
    const rounded = { type: 'rounded', term, place: second.includes('.') ? place : decimal('1') } as const
    const test = { type: 'compare', operator: '=', against: { type: 'number', value: decimal(second) } } as const
    return [{ term: rounded, test, label, unit: '', certain: true, token: undefined }]
  }
  return [
    {
      term: calc('/', one, other),
      test: equals(quantity),
      label,
      unit: '',
      certain: true,
      token: undefined,
    },
  ]
}

interface Two {
  readonly one: Term
  readonly other: Term
  readonly label: string
}

/** 两者: the two figures, or the two typed numbers of one measure, that the sentence has told. */
function lastTwo(context: SubjectContext, { sentence, clause }: NumberAssertion): Two | undefined {
  const figures = figuresIn(context, sentence.start, clause.start)
  const typed = context.line.reading.quantities.filter((other) => other.start >= sentence.start && other.stop <= clause.start)
  const [first, second, ...more] =
    typed.length === 0
      ? figures.map(({ indicator, request }) => ({ label: indicator.label, unit: baseUnit(indicator.unit), term: ledgerValue(request) }))
      : figures.length > 0
        ? []
        : typed.map(({ value, base }) => ({ label: '文中的数', unit: base, term: { type: 'number', value } as const }))
  if (first === undefined || second === undefined || more.length > 0 || first.unit !== second.unit) return undefined
  return { one: first.term, other: second.term, label: `${first.label}与${second.label}之比` }
}

interface Sides {
  readonly left: string
  readonly right: string
  readonly period: Period
}

function namedTwo(context: SubjectContext, { left, right, period }: Sides): Two | undefined {
  const [top, bottom] = [left, right].map(
    (words) => rankIndicators(context.catalogue, words, ({ type }) => type !== 'pick').find(isNamed)?.indicator,
  )
  if (top === undefined || bottom === undefined || baseUnit(top.unit) !== baseUnit(bottom.unit)) return undefined
  const [one, other] = [top, bottom].map((indicator) => ({ indicator, period, slices: [] }))
  if (one === undefined || other === undefined) return undefined
  return { one: ledgerValue(requestOf(one)), other: ledgerValue(requestOf(other)), label: `${labelOf(one)}与${bottom.label}之比` }
}
