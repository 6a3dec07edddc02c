import { coreFactor, readUnitAfter } from '../../../definition/report/unit-words.ts'
import { equals, type NumberAssertion } from './prove-common.ts'
import type { SubjectContext } from './subjects.ts'
import type { Hypothesis } from './types.ts'

/** Words by which a clause goes on about the number before it. */
const goesOn = /^(?:已|又|也|还|首次|达到?了?|为|突破了?|超过?了?|近|约|逾|高达|接近|不足|不到|稳定在|保持在)*$/

/** {{=甜桔柚产值/甜桔柚面积|元|0}}元，突破八千元: a clause that only goes on is held against what the arithmetic before it comes to. */
export function proveComputed({ line, computed }: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  const { quantity, clause, sentence, relation } = assertion
  const { text, origin } = line.reading.normal
  const from = Math.min(assertion.start, quantity.start)
  if (relation.type !== 'level' || !goesOn.test(text.slice(clause.start, quantity.start))) return []
  const at = text.slice(sentence.start, from).lastIndexOf('\uE000')
  const figure = at < 0 ? undefined : computed.get(origin[sentence.start + at] ?? -1)
  if (figure?.term === undefined) return []
  const between = text.slice(sentence.start + at + 1, clause.start)
  if (/[；：\d\uE000-\uE002]/.test(between) || between.length > 8) return []
  if (coreFactor(readUnitAfter(text.slice(sentence.start + at + 1)).core).base !== quantity.base) return []
  return [{ term: figure.term, test: equals(quantity), label: '前面算出的数', unit: quantity.base, certain: true, token: undefined }]
}
