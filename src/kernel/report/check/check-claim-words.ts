import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { findQuantities } from '../../../definition/report/quantity.ts'
import type { AssertionKind } from '../../../definition/report/reading/kinds.ts'
import { compiledLexicon } from '../../../definition/report/reading/lexicon.ts'
import { matchIndicator, plainName, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { normaliseLine } from '../../../definition/report/reading/normalise-line.ts'
import { tokenMarks } from '../../../definition/report/reading/types.ts'
import { conditionValue } from '../claim/judge-claims.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedClaim } from '../types.ts'
import type { ReadLine } from '../verdict/types.ts'
import type { Findings } from './findings.ts'
import type { PlannedWords } from './once-per-plan.ts'

/** A phrase proves only what its condition says: 全部完工 is not proved by 开工率, 连续十年 by no rate above nought. */
export function checkClaimWords(report: PlannedWords): Findings {
  const claims = report.plan.claims.flatMap((claim) => (claim.indicator === undefined || claim.series !== undefined ? [] : [claim]))
  const places = placesOf(report)
  return {
    problems: claims.flatMap(
      (claim) => findVacuous(claim, report) ?? findUnrelated(claim, report) ?? findOtherSubject(claim, report, places) ?? [],
    ),
    checks: [],
  }
}

interface Place {
  readonly line: ReadLine
  readonly index: number
}

/** Where each claim's token stands in its line's plain text, by source offset. */
function placesOf({ plan }: PlannedWords): ReadonlyMap<number, Place> {
  const places = new Map<number, Place>()
  for (const line of plan.lines) {
    const { text, origin } = line.reading.normal
    for (let index = text.indexOf(tokenMarks.claim); index >= 0; index = text.indexOf(tokenMarks.claim, index + 1))
      places.set(origin[index] ?? -1, { line, index })
  }
  return places
}

function kindsIn(phrase: string): ReadonlySet<AssertionKind> {
  return new Set(compiledLexicon.flatMap(({ kind, expression }) => (phrase.search(new RegExp(expression.source)) >= 0 ? [kind] : [])))
}

/** The phrase asserts more than its own condition does. */
function findVacuous(claim: PlannedClaim, { catalogue }: PlannedWords): Diagnostic | undefined {
  const rest = catalogue.findClaim(claim.token.phrase)?.rest
  const { token, definition, indicator } = claim
  const kinds = kindsIn(token.phrase)
  const { condition, phrase } = token
  const known = definition !== undefined && rest === ''
  if (kinds.has('streak') && definition?.id.startsWith('streak') !== true) return reportProblem(token.at, 'claim-words.streak', { phrase })
  if ((kinds.has('rank') || kinds.has('superlative')) && !known)
    return reportProblem(token.at, 'claim-words.rank', { phrase, indicator: indicator.label })
  if (condition === undefined) return undefined
  const numbers = findQuantities(normaliseLine([{ type: 'text', text: phrase, offset: 0 }], { year: 2000 }).text)
  const wanted = conditionValue(claim)
  const [typed] = numbers
  if (typed !== undefined) {
    const value = typed.base === '成' ? typed.value.times('10') : typed.value
    if (!value.eq(wanted))
      return reportProblem(token.at, 'claim-words.number', { phrase, wanted: `${condition.value}${condition.unit ?? ''}` })
    return undefined
  }
  const exact = condition.operator === '=' && (wanted.eq('100') || wanted.eq('0'))
  const sweeping =
    kinds.has('universal') && !/不为零|非零|不是零/.test(phrase) && !exact && !known && !(condition.operator === '<=' && wanted.eq('0'))
  if (sweeping)
    return reportProblem(token.at, 'claim-words.sweeping', {
      phrase,
      condition: `${condition.operator}${condition.value}${condition.unit ?? ''}`,
    })
  if (kinds.has('multiple') && !known) return reportProblem(token.at, 'claim-words.multiple', { phrase })
  if (/过半|半数|一半/.test(phrase) && !(/>/.test(condition.operator) && wanted.gte(decimal('50'))))
    return reportProblem(token.at, 'claim-words.half', { phrase })
  return undefined
}

/** 全部整改 needs 整改 in the indicator's name; what is done must be what is counted. */
function findUnrelated(claim: PlannedClaim, { catalogue }: PlannedWords): Diagnostic | undefined {
  const { token, indicator, definition } = claim
  if (definition === undefined || !/…/.test([definition.phrase, ...(definition.aliases ?? [])].join(''))) return undefined
  const rest = plainName(catalogue.findClaim(token.phrase)?.rest ?? '')
    .replace(/^(?:发生|出现|发现|一|有|人员|实现|任何|例|起|件|户|人|处|都|均|已)+/, '')
    .replace(/[都均已]$/, '')
  if (rest === '') return undefined
  // Who writes the condition =0 or =100% himself may say it in words of his own, but not in another indicator's.
  if (token.condition !== undefined && !rankIndicators(catalogue, rest).some((match) => match.whole) && kindsIn(rest).size === 0)
    return undefined
  const names = [indicator.label, ...indicator.aliases, ...(indicator.wordings ?? []), indicator.note].map(plainName)
  const related = names.some((name) => sharesWord(name, rest))
  if (related) return undefined
  return reportProblem(token.at, 'unproved.words', { phrase: token.phrase, indicator: indicator.label, rest })
}

function sharesWord(name: string, words: string): boolean {
  if (words.length === 1) return name.includes(words)
  if (/^(.)\1$/.test(words)) return name.includes(words.slice(0, 1))
  for (let index = 0; index + 2 <= words.length; index += 1) if (name.includes(words.slice(index, index + 2))) return true
  return false
}

/** 救助资金{{?创新高:三公经费支出}}: the words before name another indicator, and nothing of this one. */
function findOtherSubject(claim: PlannedClaim, report: PlannedWords, places: ReadonlyMap<number, Place>): Diagnostic | undefined {
  const { token, indicator } = claim
  const place = places.get(token.offset)
  if (place !== undefined) {
    const { line, index } = place
    const { text } = line.reading.normal
    const sentence = line.reading.sentences.find(({ start, end }) => start <= index && index < end)
    const clause = sentence?.clauses.find(({ start, end }) => start <= index && index < end)
    if (sentence === undefined || clause === undefined) return undefined
    const before = text.slice(clause.start, index).replace(/^.*[\uE000-\uE002]/, '')
    const [other] = rankIndicators(report.catalogue, before, ({ type }) => type !== 'pick')
    if (other === undefined || !other.whole || other.indicator.id === indicator.id) return undefined
    const own = matchIndicator(report.catalogue, indicator.id, `${text.slice(sentence.start, index)}${token.phrase}`)
    if (own !== undefined) return undefined
    return reportProblem(token.at, 'words-mismatch.claim', {
      other: other.indicator.label,
      indicator: indicator.label,
      phrase: token.phrase,
    })
  }
  return undefined
}
