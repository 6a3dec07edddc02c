import { equals, type NumberAssertion, unitFits } from './prove-common.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

const came = /新增|新认定|新纳入|纳入|入库|新入|升规|新开|新设|新办|认定$/
const went = /退出|退库|注销|移出|关停|迁出|清退/

/** 新认定12户、退出6户，净增6户: what came less what went, as the sentence tells them. */
export function proveNet(context: SubjectContext, { quantity, sentence, clause, start }: NumberAssertion): readonly Hypothesis[] {
  const { text } = context.line.reading.normal
  const said = /净(增|减)[加少]?(?:了)?$/.exec(text.slice(clause.start, start))?.[1]
  if (said === undefined) return []
  const typed = context.line.reading.quantities.flatMap(({ start: from, stop, base, value, approximators }) =>
    from >= sentence.start && stop <= start && base === quantity.base && approximators.length === 0
      ? [{ at: from, end: stop, term: { type: 'number', value } satisfies Term }]
      : [],
  )
  const { origin } = context.line.reading.normal
  const figures = figuresIn(context, sentence.start, start)
    .filter(({ indicator }) => unitFits(indicator, quantity))
    .map(({ request, token }) => {
      const at = origin.indexOf(token.offset)
      return { at, end: at + 1, term: ledgerValue(request) }
    })
  const told: readonly { readonly at: number; readonly end: number; readonly term: Term }[] = [...typed, ...figures]
  const [first, second, ...more] = told.toSorted((left, right) => left.at - right.at)
  if (first === undefined || second === undefined || more.length > 0) return []
  const [one, other] = [text.slice(sentence.start, first.at), text.slice(first.end, second.at)]
  if (!came.test(one) || went.test(one) || !went.test(other)) return []
  const term = said === '增' ? calc('-', first.term, second.term) : calc('-', second.term, first.term)
  return [{ term, test: equals(quantity), label: '前面两个数之差', unit: quantity.base, certain: true, token: undefined }]
}
