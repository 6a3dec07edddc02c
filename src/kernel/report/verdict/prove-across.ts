import { equals, type NumberAssertion, unitFits } from './prove-common.ts'
import { figuresIn, type SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

const rest = /^(?:还有|另有|这)?(?:其余|剩余|余下|剩下)(?:的)?$/
const again = /^(?:这|上述|以上|前述|该)(?:些)?$/

/** Whether a number goes on from the sentences before: 其余十四项, 这八家企业. */
export function goesAcross(
  { line }: SubjectContext,
  { clause, sentence, start }: Pick<NumberAssertion, 'clause' | 'sentence' | 'start'>,
): boolean {
  const words = line.reading.normal.text.slice(clause.start, start)
  return clause.start === sentence.start && (rest.test(words) || again.test(words))
}

interface Told {
  readonly term: Term
  readonly label: string
  readonly at: number
}

/** 40项重点项目，完工24项。其余16项…: what remains of the sentence before, or its number once more. */
export function proveAcross(context: SubjectContext, assertion: NumberAssertion): readonly Hypothesis[] {
  if (!goesAcross(context, assertion)) return []
  const { line } = context
  const { quantity, clause, sentence, start } = assertion
  const told = line.reading.sentences
    .filter(({ end }) => end <= sentence.start)
    .map((before) => toldIn(context, assertion, before))
    .findLast((numbers) => numbers.length > 0)
  const [first, ...others] = told ?? []
  if (first === undefined) return []
  const base = { test: equals(quantity), unit: quantity.base, token: undefined }
  if (rest.test(line.reading.normal.text.slice(clause.start, start))) {
    if (others.length === 0) return []
    const term = others.reduce<Term>((left, part) => calc('-', left, part.term), first.term)
    return [
      { ...base, term, label: `前一句的${first.label}减去${others.map(({ label }) => label).join('、')}`, certain: others.length === 1 },
    ]
  }
  return [first, ...others].map(({ term, label }) => ({ ...base, term, label: `前一句的${label}`, certain: others.length === 0 }))
}

/** The numbers of a sentence in its order, typed and by tokens, that are counted as the assertion counts. */
function toldIn(
  context: SubjectContext,
  { quantity }: NumberAssertion,
  { start, end }: { readonly start: number; readonly end: number },
): readonly Told[] {
  const { text } = context.line.reading.normal
  const typed = context.line.reading.quantities
    .filter((other) => other.start >= start && other.stop <= end && other.base === quantity.base && other.approximators.length === 0)
    .map((other): Told => ({ term: { type: 'number', value: other.value }, label: text.slice(other.start, other.stop), at: other.start }))
  const printed: Told[] = []
  for (let index = start; index < end; index += 1)
    for (const { indicator, request } of figuresIn(context, index, index + 1))
      if (unitFits(indicator, quantity)) printed.push({ term: ledgerValue(request), label: indicator.label, at: index })
  return [...typed, ...printed].toSorted((left, right) => left.at - right.at)
}
