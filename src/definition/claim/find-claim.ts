import type { TypedExpression } from '../expression/types.ts'
import { readClaimCondition } from './claim-condition.ts'
import type { ClaimDefinition } from './types.ts'

/** A claim that a phrase of a report makes. */
export interface FoundClaim {
  readonly claim: ClaimDefinition
  /** Its condition, over one record of numbers (`claimOperands`). */
  readonly condition: TypedExpression
  /** The phrase or alias that matched, as the pack wrote it. */
  readonly phrase: string
  /** The words that stood where the pattern has …; '' when there was none. */
  readonly rest: string
}

interface PhrasePattern {
  readonly claim: ClaimDefinition
  readonly phrase: string
  readonly pattern: RegExp
  /** Characters that must be there as written: the more, the closer the match. */
  readonly fixed: number
}

/**
 * A finder over a lexicon: an exact phrase wins, then the pattern with most fixed characters. `…` stands for any words, none included
 * (`全部…` is met by 全部 and by 全部落地投产). Claims whose condition cannot be read are not in it.
 */
export function claimFinder(claims: readonly ClaimDefinition[]): (phrase: string) => FoundClaim | undefined {
  const patterns = claims.flatMap(patternsOf).sort((a, b) => b.fixed - a.fixed)
  const conditions = new Map(claims.map((claim) => [claim.id, readClaimCondition(claim.condition).typed]))
  // The closest of those that are written alike comes last, and stays.
  const exact = new Map(patterns.toReversed().map((candidate) => [normalisePhrase(candidate.phrase), candidate]))
  return (phrase) => {
    const words = normalisePhrase(phrase)
    const found = exact.get(words) ?? patterns.find(({ pattern }) => pattern.test(words))
    const condition = found === undefined ? undefined : conditions.get(found.claim.id)
    if (found === undefined || condition === undefined) return undefined
    const rest = (found.pattern.exec(words) ?? []).slice(1).join('')
    return { claim: found.claim, condition, phrase: found.phrase, rest }
  }
}

function patternsOf(claim: ClaimDefinition): PhrasePattern[] {
  return [claim.phrase, ...(claim.aliases ?? [])].map((phrase) => {
    const parts = normalisePhrase(phrase).split('…')
    const pattern = new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('(.*)')}$`, 'u')
    return { claim, phrase, pattern, fixed: parts.join('').length }
  })
}

/** 零 …… 感染, 零...感染: an ellipsis is written in several ways. NFKC would turn … into dots, so it comes first. */
function normalisePhrase(phrase: string): string {
  return phrase
    .replace(/(?:…+|\.{3,}|⋯+)/g, '\u0000')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replaceAll('\u0000', '…')
}
