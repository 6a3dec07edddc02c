import { decimal } from '../../../definition/decimal/decimal.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { equals, hundred, labelOf, type NumberAssertion, one, requestOf } from './prove-common.ts'
import { proveShare } from './prove-share.ts'
import { type SubjectContext, subjectsOf } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** 不足上年同期的三成, 相当于上年的85%: what it is now as a part of what it was then. */
export function proveOfLastYear(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, start } = assertion
  if (quantity.base !== '成' && quantity.base !== '%') return []
  const { text } = context.line.reading.normal
  const own = text.slice(clause.start, start)
  const led =
    /^(.*?)(?:还|仅|只|已|也)?(不足|不到|不及|低于|少于|超过?|高于|多于|(?:为|是|相当于|及|达到?|恢复到|占))?(?:上年|去年)(?:同期|同月|全年)?的(不足|不到|近|约|超过?)?$/.exec(
      own,
    )
  // 由上年的63.6%提高到…: what it was then, and no part of it.
  if (led === null || /[由从]$/.test(led[1] ?? '')) return []
  const place = { ...assertion, start: clause.start + (led[1] ?? '').length }
  return subjectsOf(context, place, ({ type, unit }) => type !== 'pick' && unit !== '%')
    .slice(0, 1)
    .map((subject) => {
      const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
      const term = calc('*', calc('/', ledgerValue(requestOf(subject)), then), hundred)
      const times = quantity.base === '成' ? decimal('10') : one
      // 不及上年同期的四分之三: the bound stands before what it is a part of.
      const bound = quantity.approximators.length > 0 ? undefined : (boundOf(led[2]) ?? boundOf(led[3]))
      const against = { type: 'number', value: quantity.value.times(times) } as const
      const test = bound === undefined ? equals(quantity, times) : ({ type: 'compare', operator: bound, against } as const)
      return { term, test, label: `${labelOf(subject)}是上年同期的`, unit: '%', certain: subject.certain, token: undefined }
    })
}

function boundOf(word = ''): '<' | '>' | undefined {
  if (/^(?:不足|不到|不及|低于|少于)$/.test(word)) return '<'
  return /^(?:超过?|高于|多于)$/.test(word) ? '>' : undefined
}

/** 占…的57.5%，比上年提高2.1个百分点: how the share that the sentence has told moved. */
export function proveShareMoved(context: SubjectContext, { quantity, sentence, relation, start }: NumberAssertion): readonly Hypothesis[] {
  if (quantity.base !== '百分点' || relation.type !== 'change' || relation.against !== 'lastYear') return []
  const told = context.line.reading.assertions.findLast((one) => one.sentence === sentence && one.end <= start && isShare(one))
  if (told?.quantity === undefined || told.relation?.type !== 'share') return []
  const share = proveShare(context, { ...told, quantity: told.quantity, relation: told.relation }, told.relation)
  return share.slice(0, 2).flatMap((one): readonly Hypothesis[] => {
    const then = shifted(one.term)
    if (then === undefined) return []
    const test = equals(quantity, decimal(String(relation.sign)))
    const base = { test, label: `${one.label}同比增减`, unit: '百分点', certain: false, token: undefined } as const
    const [left, right] = [one.term, then].map((term): Term => ({ type: 'rounded', term, place: quantity.place }))
    return left === undefined || right === undefined
      ? []
      : [
          { ...base, term: calc('-', left, right), spare: true },
          { ...base, term: calc('-', one.term, then) },
        ]
  })
}

function isShare({ relation, quantity }: Assertion): boolean {
  return relation?.type === 'share' && quantity?.base === '%'
}

/** 占总收入的比重由55.4%升至57.5%: the share that stands behind, as it was the year before. */
export function proveShareFrom(context: SubjectContext, { quantity, clause, start, sentence }: NumberAssertion): readonly Hypothesis[] {
  if (quantity.base !== '%') return []
  const { text } = context.line.reading.normal
  if (!/占[^，。；]*(?:比重|比例|份额|占比)?[由从]$/.test(text.slice(clause.start, start))) return []
  const behind = context.line.reading.assertions.find((one) => one.clause === clause && one.start >= quantity.stop && isShare(one))
  if (behind?.quantity === undefined || behind.relation?.type !== 'share') return []
  const relation = { ...behind.relation, whole: behind.relation.whole.replace(/的?(?:比重|比例|份额)?[由从].*$/, '') }
  return proveShare(context, { ...behind, quantity: behind.quantity, relation, sentence }, relation).flatMap(
    (one): readonly Hypothesis[] => {
      const term = shifted(one.term)
      return term === undefined ? [] : [{ ...one, term, test: equals(quantity), label: `${one.label}（上年）`, token: undefined }]
    },
  )
}

/** The same a year before; undefined where something typed is in it. */
export function shifted(term: Term): Term | undefined {
  if (term.type === 'value') return { ...term, request: { ...term.request, period: lastYearPeriod(getPeriod(term.request.period)).key } }
  if (term.type === 'number') return term.value.eq('100') ? term : undefined
  if (term.type !== 'calc') return undefined
  const [left, right] = [shifted(term.left), shifted(term.right)]
  return left === undefined || right === undefined ? undefined : { ...term, left, right }
}
