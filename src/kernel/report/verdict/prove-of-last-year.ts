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
    /^(.*?)(?:不足|不到|仅?(?:为|是|相当于|及|达到?|恢复到|超过?|占))?(?:上年|去年)(?:同期|同月|全年)?的(?:不足|不到|近|约|超过?)?$/.exec(
      own,
    )
  if (led === null) return []
  const place = { ...assertion, start: clause.start + (led[1] ?? '').length }
  return subjectsOf(context, place, ({ type, unit }) => type !== 'pick' && unit !== '%')
    .slice(0, 1)
    .map((subject) => {
      const then = ledgerValue(requestOf({ ...subject, period: lastYearPeriod(subject.period) }))
      const term = calc('*', calc('/', ledgerValue(requestOf(subject)), then), hundred)
      const test = equals(quantity, quantity.base === '成' ? decimal('10') : one)
      return { term, test, label: `${labelOf(subject)}是上年同期的`, unit: '%', certain: subject.certain, token: undefined }
    })
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

/** The same a year before; undefined where something typed is in it. */
function shifted(term: Term): Term | undefined {
  if (term.type === 'value') return { ...term, request: { ...term.request, period: lastYearPeriod(getPeriod(term.request.period)).key } }
  if (term.type === 'number') return term.value.eq('100') ? term : undefined
  if (term.type !== 'calc') return undefined
  const [left, right] = [shifted(term.left), shifted(term.right)]
  return left === undefined || right === undefined ? undefined : { ...term, left, right }
}
