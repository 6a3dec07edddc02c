import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Relation } from '../../../definition/report/reading/relation.ts'
import { hundred, type NumberAssertion, one } from './prove-common.ts'
import { proveLevel } from './prove-level.ts'
import type { SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Comparison, Hypothesis, Term } from './types.ts'

const bare =
  /^(?:同比|[比较](?:上年|去年)(?:同期)?|[也又还再均都，]|实现|共|净|分别)*(?:增长|增加|提高|上升|提升|扩大|下降|减少|降低|回落|多增|多|少|净增|增|降)(?:了|到|约|近)*$/

/**
 * 参保率98.4%，比上年提高1.2个百分点: a change of what the clause before tells by a typed number, which says of which of several names it is: it has to be that
 * number this year. Empty where the clause says more, or where what stands before is a figure.
 */
export function proveToldChange(
  context: SubjectContext,
  { quantity, clause, sentence, start }: NumberAssertion,
  { sign, against }: Extract<Relation, { type: 'change' }>,
): readonly Hypothesis[] {
  const { line } = context
  const { text } = line.reading.normal
  if (against !== 'lastYear' || quantity.approximators.length > 0 || !bare.test(text.slice(clause.start, start))) return []
  const left = sentence.clauses.findLast((other) => other.part === clause.part && other.end <= clause.start)
  if (left === undefined || /[\uE000-\uE002]/.test(text.slice(left.start, left.end))) return []
  const told = line.reading.assertions.filter((one) => one.clause === left && one.quantity !== undefined)
  const [level, ...more] = told
  if (level?.quantity === undefined || level.relation?.type !== 'level' || more.length > 0 || level.quantity.approximators.length > 0)
    return []
  const { quantity: now, relation } = level
  const found = proveLevel(context, { ...level, quantity: now, relation }).filter(({ term }) => term.type === 'value')
  return found.flatMap(({ term, label }): readonly Hypothesis[] => {
    if (term.type !== 'value') return []
    const then = ledgerValue({ ...term.request, period: lastYearPeriod(getPeriod(term.request.period)).key })
    const isRate = now.base === '%'
    const points = quantity.base === '百分点'
    if (points !== isRate || (quantity.base !== '%' && !points && quantity.base !== now.base)) return []
    const rounded = (of: Term): Term => ({ type: 'rounded', term: of, place: points ? quantity.place : now.place })
    const growth = calc('*', calc('-', calc('/', term, then), { type: 'number', value: one }), hundred)
    const moved = quantity.base === '%' ? [growth] : [calc('-', term, then), calc('-', rounded(term), rounded(then))]
    const by = quantity.value.times(String(sign))
    const half = quantity.place.div('2')
    const isSo: Comparison & { readonly term: Term } = {
      type: 'compare',
      term: { type: 'rounded', term, place: now.place },
      operator: '=',
      against: { type: 'number', value: now.value },
    }
    return moved.map((change) => ({
      term: change,
      test: {
        type: 'every',
        each: [
          isSo,
          { type: 'compare', term: change, operator: '>=', against: { type: 'number', value: by.minus(half) } },
          { type: 'compare', term: change, operator: '<=', against: { type: 'number', value: by.plus(half) } },
        ],
      },
      label: `${label}同比`,
      unit: quantity.base,
      certain: false,
      token: undefined,
    }))
  })
}
