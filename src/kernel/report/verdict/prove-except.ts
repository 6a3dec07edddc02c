import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Assertion } from '../../../definition/report/reading/find-assertions.ts'
import { plainName } from '../../../definition/report/reading/name-indicators.ts'
import { compare, zero } from './compare.ts'
import { requestOf } from './prove-common.ts'
import { type SubjectContext, timeAt, villagesIn } from './subjects.ts'
import { ledgerValue } from './terms.ts'
import type { Hypothesis } from './types.ts'

const but = /^(?:全镇)?除了?([\u4e00-\u9fa5、]+?)(?:以外|之外|外)$/
const rest =
  /^(?:其余|其他)的?(\d+)?(?:个)?(?:行政)?村(?:已|均|都|全部|全都)*(?:实施|开展|完成|实行|推行|实现|建有|建成|通)了?([\u4e00-\u9fa5]{2,10}?)(?:全覆盖)?$/

/**
 * 除大岙村外，其余10个村均已实施污水治理: those that are left out have none of it, and all the others have, as many as are said. Undefined: the clause, or the
 * one behind it, says nothing of the kind.
 */
export function proveExcept(
  context: SubjectContext,
  { clause, sentence }: Pick<Assertion, 'clause' | 'sentence'>,
): readonly Hypothesis[] | undefined {
  const { text } = context.line.reading.normal
  const at = sentence.clauses.indexOf(clause)
  const words = (index: number) => {
    const one = sentence.clauses[index]
    return one === undefined ? '' : text.slice(one.start, one.end)
  }
  const first = but.test(words(at)) ? at : at - 1
  const [, out = ''] = but.exec(words(first)) ?? []
  const [all, count, deed = ''] = rest.exec(words(first + 1)) ?? []
  const named = villagesIn(out, context.villages)
  if (all === undefined || named.length === 0 || named.length !== out.split(/[、和与及]/).length) return undefined
  const noun = plainName(deed)
  const counts = context.catalogue.catalogue.indicators.filter(({ label, type }) => type !== 'pick' && label === `${noun}村数`)
  const [indicator, ...more] = counts
  const left = context.villages.length - named.length
  if (indicator === undefined || more.length > 0 || (count !== undefined && count !== String(left))) return []
  const { period } = timeAt(context, { sentence, start: clause.start })
  const subject = { indicator, period, slices: [], certain: false }
  const none = named.map((value) => {
    const term = ledgerValue(requestOf({ indicator, period, slices: [{ dimension: '村', value }] }))
    return { type: 'compare', term, operator: '=', against: zero } as const
  })
  const total = compare(subject, '=', { type: 'number', value: decimal(String(left)) }, `${indicator.label}，${named.join('、')}除外`)
  const others = { type: 'compare', term: total.term, operator: '=', against: { type: 'number', value: decimal(String(left)) } } as const
  return [{ ...total, test: { type: 'every', each: [others, ...none] } }]
}

/** 除大岙村外: what is left out is as true as what is said of the others. */
export function exceptionsIn(
  context: SubjectContext,
): readonly { readonly assertion: Assertion; readonly hypotheses: readonly Hypothesis[] }[] {
  const { text } = context.line.reading.normal
  return context.line.reading.sentences.flatMap((sentence) =>
    sentence.clauses.flatMap((clause) => {
      const hypotheses = but.test(text.slice(clause.start, clause.end)) ? proveExcept(context, { clause, sentence }) : undefined
      if (hypotheses === undefined) return []
      const place = { sentence, clause, start: clause.start, end: clause.end, word: text.slice(clause.start, clause.end) }
      return [
        {
          assertion: { kind: 'name' as const, ...place, quantity: undefined, relation: undefined, sign: undefined, han: false },
          hypotheses,
        },
      ]
    }),
  )
}
