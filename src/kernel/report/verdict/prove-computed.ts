import { coreFactor, readUnitAfter } from '../../../definition/report/unit-words.ts'
import { equals, type NumberAssertion } from './prove-common.ts'
import { shifted } from './prove-of-last-year.ts'
import type { SubjectContext } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** Words by which a clause goes on about the number before it. */
const goesOn = /^(?:已|又|也|还|首次|达到?了?|为|突破了?|超过?了?|近|约|逾|高达|接近|不足|不到|稳定在|保持在)*$/

/** 低于上年的15.58万元, 上年为15.58万元. */
const ofLastYear = /^(?:明显|略|远|大幅)?(低于|少于|小于|不及|高于|多于|大于|超过)?(?:上年|去年)(?:同期|全年)?(?:的|为|是)$/

/** {{=甜桔柚产值/甜桔柚面积|元|0}}元，突破八千元: a clause that only goes on is held against what the arithmetic before it comes to. */
export function proveComputed({ line, computed }: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, relation } = assertion
  const { text, origin } = line.reading.normal
  const from = Math.min(assertion.start, quantity.start)
  const before = text.slice(clause.start, quantity.start)
  const then = ofLastYear.exec(before)
  if (then === null && (relation.type !== 'level' || !goesOn.test(before))) return []
  const at = text.slice(sentence.start, from).lastIndexOf('\uE000')
  const figure = at < 0 ? undefined : computed.get(origin[sentence.start + at] ?? -1)
  if (figure?.term === undefined) return []
  const between = text.slice(sentence.start + at + 1, clause.start)
  if (/[；：\d\uE000-\uE002]/.test(between) || between.length > 8) return []
  if (coreFactor(readUnitAfter(text.slice(sentence.start + at + 1)).core).base !== quantity.base) return []
  const base = { unit: quantity.base, certain: true, token: undefined } as const
  if (then === null) return [{ ...base, term: figure.term, test: equals(quantity), label: '前面算出的数' }]
  const earlier = shifted(figure.term)
  if (earlier === undefined) return []
  const operator = then[1] === undefined ? undefined : /[低少小]于|不及/.test(then[1]) ? '<' : '>'
  const rounded = { type: 'rounded', term: earlier, place: quantity.place } as const
  const each = [
    { type: 'compare', term: rounded, operator: '=', against: { type: 'number', value: quantity.value } },
    ...(operator === undefined ? [] : [{ type: 'compare', term: figure.term, operator, against: earlier } as const]),
  ] as const
  return [{ ...base, term: earlier, test: { type: 'every', each }, label: '前面算出的数上年' }]
}
