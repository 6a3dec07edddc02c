import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { StoredValues } from '../record/types.ts'
import { pinyinInitials, titleKeyFields } from './title-key.ts'

/** Stands after the last character, so that every character begins a pair and one typed character finds it by prefix. */
const end = '\u0003'
const longest = 60
/** No single line is longer; a tsvector would not hold a book either. */
const mostIndexed = 10_000

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
    if (typeof text === 'string') addPairs(grams, text)
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
  return [...grams].map(quoteLexeme).join(' ')
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

function addPairs(grams: Set<string>, text: string): void {
  let before = ''
  for (const character of searchForm(text.length > mostIndexed ? text.slice(0, mostIndexed) : text)) {
    if (before !== '') grams.add(before + character)
    before = character
  }
  if (before !== '') grams.add(before + end)
}

function quoteLexeme(text: string): string {
  if (!/['\\]/.test(text)) return `'${text}'`
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
