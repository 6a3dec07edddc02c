import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { StoredValues } from '../record/types.ts'
import { pinyinInitials, titleKeyFields } from './title-key.ts'

/** Stands after the last character, so that every character begins a pair and one typed character finds it by prefix. */
const end = '\u0003'
const longest = 60

/** Fields whose words a search looks through. */
export function searchedFields(ledger: ResolvedLedger): readonly ResolvedField[] {
  return ledger.fields.filter(
    ({ field }) => (field.kind === 'text' && field.long !== true) || field.kind === 'personName' || field.kind === 'attachment',
  )
}

/** Numbers that are looked up whole or from their beginning. */
export function searchedNumbers(ledger: ResolvedLedger): readonly ResolvedField[] {
  return ledger.fields.filter(({ field }) => ['nationalId', 'creditCode', 'phone', 'bankCard'].includes(field.kind))
}

/**
 * The search words of a record, as the text of a `tsvector`: pairs of neighbouring characters (Chinese has no spaces between words), identifying
 * numbers whole, and the initials of the title.
 */
export function recordGrams(ledger: ResolvedLedger, values: StoredValues): string {
  const grams = new Set<string>()
  for (const { id } of searchedFields(ledger)) {
    const text = values[id]
    if (typeof text === 'string') for (const pair of pairsOf(text)) grams.add(pair)
  }
  for (const { id } of searchedNumbers(ledger)) {
    const text = values[id]
    if (typeof text === 'string') grams.add(text.toLowerCase())
  }
  for (const { id } of titleKeyFields(ledger)) {
    const text = values[id]
    if (typeof text === 'string') grams.add(pinyinInitials(text).slice(0, longest))
  }
  grams.delete('')
  return [...grams].sort(byBytes).map(quoteLexeme).join(' ')
}

/** The form in which texts and searches are compared: full-width letters and brackets as half-width, letters small. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** A query that every record holding `word` satisfies; some others may too, so the words are compared afterwards. */
export function gramQuery(word: string): string {
  const characters = [...word]
  const [only] = characters
  if (characters.length === 1 && only !== undefined) return `${quoteLexeme(only)}:*`
  return characters
    .slice(0, longest)
    .slice(0, -1)
    .map((character, index) => quoteLexeme(`${character}${characters[index + 1] ?? ''}`))
    .join(' & ')
}

export function prefixQuery(word: string): string {
  return `${quoteLexeme(word)}:*`
}

export function wordQuery(word: string): string {
  return quoteLexeme(word)
}

function pairsOf(text: string): string[] {
  const characters = [...searchForm(text).slice(0, longest * 4)]
  return characters.map((character, index) => `${character}${characters[index + 1] ?? end}`)
}

function quoteLexeme(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}

/** PostgreSQL keeps the words of a tsvector by length, then bytes; any fixed order will do here, the digest does not cover them. */
function byBytes(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
