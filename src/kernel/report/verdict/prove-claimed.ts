import { parseExpression } from '../../../definition/expression/parse-expression.ts'
import { hundred, requestOf } from './prove-common.ts'
import type { Subject, SubjectContext } from './subjects.ts'
import { calc, ledgerValue } from './terms.ts'
import type { Hypothesis, Term } from './types.ts'

/** The words of degree in the form that packs declare claims for. */
const degrees: readonly (readonly [RegExp, string])[] = [
  [/大幅|迅速|高速|成倍|猛增|锐减|骤/, '大幅'],
  [/明显|显著/, '明显'],
  [/略|小幅|微/, '略有'],
]

export interface ClaimedChange {
  /** The clause up to the word's end, and the word. */
  readonly said: string
  readonly word: string
  readonly label: string
  /** The value a year or a period before. */
  readonly then: Term
  readonly sign: 'up' | 'down' | 'level'
}

/**
 * 大幅下降, 略有增长, 基本持平, 两位数增长: how far such a word goes is a pack's claim of the same name, so that a typed phrase is held to what its token is
 * held to. Undefined where the words name no such claim; none of a phrase that no pack declares is proved.
 */
export function proveClaimedChange(
  { catalogue }: SubjectContext,
  subject: Subject,
  { said, word, label, then, sign }: ClaimedChange,
): readonly Hypothesis[] | undefined {
  const phrase = phraseOf(said, word, sign)
  if (phrase === undefined) return undefined
  const found = catalogue.findClaim(phrase)
  const condition = found?.claim.over === 'period' ? parseExpression(found.claim.condition).expression : undefined
  if (condition === undefined) return []
  const now = ledgerValue(requestOf(subject))
  const growth = calc('*', calc('/', calc('-', now, then), then), hundred)
  return [
    {
      term: growth,
      test: { type: 'condition', condition, operands: { value: now, lastYear: then, growth } },
      label: `${label}的升降`,
      unit: '%',
      certain: subject.certain,
      token: `{{?${phrase}:${subject.indicator.label}}}`,
    },
  ]
}

function phraseOf(said: string, word: string, sign: ClaimedChange['sign']): string | undefined {
  if (sign === 'level') return /基本|大体|总体/.test(said) ? '基本持平' : '持平'
  if (sign === 'up' && (/[两双2]位数/.test(word) || /[两双2]位数的?$/.test(said.slice(0, -word.length)))) return '两位数增长'
  const degree = degrees.find(([pattern]) => pattern.test(word))?.[1]
  return degree === undefined ? undefined : `${degree}${sign === 'up' ? '增长' : '下降'}`
}
