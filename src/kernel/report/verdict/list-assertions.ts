import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { remember } from '../../../definition/remember.ts'
import { comparePlaces } from '../../../definition/report/position.ts'
import type { AssertionKind } from '../../../definition/report/reading/kinds.ts'
import { compiledLexicon } from '../../../definition/report/reading/lexicon.ts'
import type { CompiledAssertion, CompiledClaim, CompiledFigure, TemplateToken, Verdict } from '../../../definition/report/types.ts'
import type { PrintedReport } from '../types.ts'

export interface ListInput {
  readonly report: PrintedReport
  readonly figures: readonly CompiledFigure[]
  readonly claims: readonly CompiledClaim[]
  readonly texts: ReadonlyMap<number, string>
  /** Every problem of the report. */
  readonly problems: readonly Diagnostic[]
  /** What the words and typed numbers assert, already judged. */
  readonly words: readonly CompiledAssertion[]
}

/** Codes that say a token has no value, not that it says something untrue. */
const unknowing = new Set([
  'value-unknown',
  'value-error',
  'claim-unproved',
  'unknown-attestation',
  'unknown-name',
  'unknown-claim',
  'unproved',
])

/** All assertions of the report in the order of the text: tokens, background, words and typed numbers. */
export function listAssertions({ report, figures, claims, problems, words }: ListInput): readonly CompiledAssertion[] {
  const errors = new Map<string, Diagnostic>()
  for (const problem of problems) {
    const key = `${problem.at.line}:${problem.at.column}`
    if (problem.severity === 'error' && !errors.has(key)) errors.set(key, problem)
  }
  const errorAt = ({ at }: CompiledFigure | CompiledClaim) => errors.get(`${at.line}:${at.column}`)
  const { tokens } = report.plan.template
  const figureTokens = tokens.filter(({ type }) => type === 'figure')
  const claimTokens = tokens.filter(({ type }) => type === 'claim' || type === 'attested')
  const ofFigures = figures.map((figure, index): CompiledAssertion => {
    const error = errorAt(figure)
    const why = error?.message ?? `${figure.name} ${figure.period}`
    const verdict = verdictOf(error, 'proved')
    const place = placeOf(figureTokens[index])
    return { at: figure.at, ...place, text: figure.printed, kind: kindOf(report, figure), verdict, why, figure: figure.n, proposals: [] }
  })
  const ofClaims = claims.map((claim, index): CompiledAssertion => {
    const error = errorAt(claim)
    return {
      at: claim.at,
      ...placeOf(claimTokens[index]),
      text: claim.phrase,
      kind: kindOfPhrase(claim.phrase),
      verdict: verdictOf(error, claim.proof === 'attested' ? 'attested' : 'proved'),
      why: error?.message ?? claim.why,
      claim: claim.index,
      proposals: [],
    }
  })
  const covered = new Set(words.map(({ at }) => `${at.line}:${at.column}`))
  const background = tokens.flatMap((token): readonly CompiledAssertion[] => {
    if (token.type !== 'background' || covered.has(`${token.at.line}:${token.at.column}`)) return []
    return [
      { at: token.at, ...placeOf(token), text: token.words, kind: 'level', verdict: 'background', why: token.source ?? '', proposals: [] },
    ]
  })
  return [...ofFigures, ...ofClaims, ...background, ...words].sort((left, right) => comparePlaces(left.at, right.at))
}

function placeOf(token: TemplateToken | undefined): Pick<CompiledAssertion, 'offset' | 'length'> {
  if (token === undefined) throw new Error('a figure or a claim has no token')
  return { offset: token.offset, length: token.length }
}

const kindOfPhrase = remember(
  2_000,
  (phrase: string): AssertionKind =>
    compiledLexicon.find(({ expression }) => phrase.search(new RegExp(expression.source)) >= 0)?.kind ?? 'level',
)

function verdictOf(error: Diagnostic | undefined, otherwise: Verdict): Verdict {
  if (error === undefined) return otherwise
  return unknowing.has(error.code) ? 'unproved' : 'refuted'
}

function kindOf({ catalogue }: PrintedReport, { indicator, value }: CompiledFigure): AssertionKind {
  if (indicator === '') return 'level'
  if (indicator.startsWith('=')) return 'average'
  switch (catalogue.getIndicator(indicator).type) {
    case 'pick':
      return /^\d{4}-\d{2}-\d{2}/.test(value ?? '') ? 'date' : 'name'
    case 'yearOnYear':
    case 'periodOnPeriod':
      return 'change'
    case 'completion':
      return 'completion'
    case 'share':
      return 'share'
    case 'count':
    case 'countDistinct':
      return 'count'
    default:
      return 'level'
  }
}
