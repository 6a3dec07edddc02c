import { parseAttachment } from '../../../definition/field/attachment.ts'
import { hasLines } from '../../../definition/field/field-type.ts'
import { isSealed, sealsNumbers } from '../../../definition/field/is-sealed.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { isOpenToAll, type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import { keptFields } from '../../../definition/ledger/kept-fields.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import { blindMark } from '../../storage/sealing/blind-words.ts'
import type { StoredValues } from '../record/types.ts'
import { isOrderedByIndex } from './ordered-by-index.ts'
import { pinyinInitials, pinyinKey, pinyinSyllables, titleKeyFields } from './title-key.ts'

/** Stands after the last character, so that every character begins a pair and one typed character finds it by prefix. */
const end = '\u0003'
/** Stands before every word of a field that not everybody may read. A person cannot type it: searches are cut at control characters. */
const masked = '\u0002'
/** Stands before the last four characters of a number, by which people name it to each other, and before its beginnings. */
const tailMark = 't'
const headMark = 'p'
const tailLength = 4
/** The lengths by which a number is found from its beginning, each a word of its own, for words that are blind have no beginnings: a place, a day of birth. */
const heads = [4, 6, 8, 10, 11, 14] as const
/** Nobody types so much of a number without the rest. */
const wholeFrom = 18
/** Stands before the sound of a title from its middle on: 万隆 is how one calls 青竹镇万隆笔业. */
const innerMark = '\u0005'
/** Stands before a choice, a yes or a no: by it a rare one is found among a million records. Nobody types it either. */
const optionMark = '\u0007'
/** From so many characters a title is found in its middle; what stands further back is written out. */
const mostInner = 7
const longestInner = 24
const longest = 60
/** No single line is longer; a tsvector would not hold a book either. */
const mostIndexed = 10_000

/** Fields whose words a search looks through. */
export function searchedFields(ledger: ResolvedLedger, reader: Reader = { full: true }): readonly ResolvedField[] {
  return ledger.fields.filter(({ field }) => (isSearchedText(field) || isSearchedFile(field)) && readsField(field, reader))
}

/** What the search words of a ledger's records are made of, and where numbers within words are sealed: two equal texts mean equal words for equal values. */
export function wordsRule(ledger: ResolvedLedger): string {
  const { texts, files, numbers, titles, options } = wordsOf(ledger)
  const sealed = keptFields(ledger).flatMap(({ id, field }) =>
    sealsNumbers(field) || (isSealed(field) && !isSearchedNumber(field)) ? [id] : [],
  )
  const more = [...(sealed.length === 0 ? [] : [sealed]), ...(options.length === 0 ? [] : [{ options }])]
  return JSON.stringify([scheme, texts, files, numbers, titles, ...more])
}

/** Goes up when the words of the same fields become others. */
const scheme = 6

function isSearchedText(field: Field): boolean {
  return traitsOf(field).searched === 'words' && !hasLines(field) && !isSealed(field)
}

function isSearchedFile(field: Field): boolean {
  return traitsOf(field).searched === 'file'
}

/** Numbers that are looked up whole or from their beginning. */
export function searchedNumbers(ledger: ResolvedLedger): readonly ResolvedField[] {
  return ledger.fields.filter(({ field }) => isSearchedNumber(field))
}

function isSearchedNumber(field: Field): boolean {
  return traitsOf(field).searched === 'number' || (isSealed(field) && !hasLines(field))
}

interface Worded {
  readonly id: string
  /** Stands before its words. */
  readonly mark: string
  /** Its first characters are a surname, and read as one. */
  readonly person: boolean
}

interface Words {
  readonly texts: readonly Worded[]
  readonly files: readonly Worded[]
  readonly numbers: readonly Worded[]
  readonly titles: readonly Worded[]
  /** Ids of the fields whose few values are words. */
  readonly options: readonly string[]
}

const wordsOfLedger = new WeakMap<ResolvedLedger, Words>()

/** Which fields bring words, worked out once a ledger: an import asks a hundred thousand times. */
function wordsOf(ledger: ResolvedLedger): Words {
  const known = wordsOfLedger.get(ledger)
  if (known !== undefined) return known
  const ids = (fields: readonly ResolvedField[]) =>
    fields.map(({ id, field }) => ({ id, mark: isOpenToAll(field) ? '' : masked, person: traitsOf(field).person === 'name' }))
  // Words do not change when a field is retired: `verify` holds them against what is kept.
  const kept = keptFields(ledger)
  const words = {
    texts: ids(kept.filter(({ field }) => isSearchedText(field))),
    files: ids(kept.filter(({ field }) => isSearchedFile(field))),
    numbers: ids(kept.filter(({ field }) => isSearchedNumber(field))),
    titles: ids(titleKeyFields(ledger)),
    options: kept.filter((field) => hasOptionWords(ledger, field)).map(({ id }) => id),
  }
  wordsOfLedger.set(ledger, words)
  return words
}

/**
 * The search words of a record, as the text of a `tsvector`: pairs of neighbouring characters (Chinese has no spaces between words), identifying
 * numbers whole and by their last four characters, and the title in pinyin, whole and by its initials. Words of what not everybody may read carry a mark, so that those who see it masked do not find it.
 * A word may stand in it twice; the database keeps one.
 */
export function recordGrams(ledger: ResolvedLedger, values: StoredValues): string {
  const { texts, files, numbers, titles, options } = wordsOf(ledger)
  let line = ''
  for (const { id, mark } of texts) line += pairsOf(values[id], mark)
  for (const { id, mark } of files) line += pairsOf(documentName(values[id]), mark)
  for (const { id, mark } of numbers) {
    const text = values[id]
    if (typeof text === 'string' && text !== '') line += numberWords(searchForm(text), mark)
  }
  for (const { id, mark, person } of titles) {
    const text = values[id]
    if (typeof text === 'string') line += soundWords(text, { mark, person })
  }
  for (const id of options) {
    const value = values[id]
    if (typeof value === 'string') line += `${optionWord(id, value)} `
  }
  return line
}

/**
 * Whether a record has a word for what was chosen in the field. A column that a town added to a ledger of all towns has none: the words of what was written before
 * are made by the program's own definition.
 */
export function hasOptionWords(ledger: ResolvedLedger, field: ResolvedField): boolean {
  return traitsOf(field.field).filter === 'options' && !isOrderedByIndex(ledger, field) && !/^own\d+$/.test(field.id)
}

/** The word of a record in which this was chosen; a query for it as well. */
export function optionWord(field: string, value: string): string {
  return quoteLexeme(`${optionMark}${field}=${value}`)
}

function numberWords(text: string, mark: string): string {
  let words = `${quoteLexeme(mark + blindMark + headMark + text)} `
  if (text.length > tailLength) words += `${quoteLexeme(mark + blindMark + tailMark + text.slice(-tailLength))} `
  for (const length of heads) if (length < text.length) words += `${quoteLexeme(mark + blindMark + headMark + text.slice(0, length))} `
  return words
}

function soundWords(text: string, { mark, person }: { readonly mark: string; readonly person: boolean }): string {
  const initials = pinyinInitials(text, person).slice(0, longest)
  if (initials === '') return ''
  const sound = pinyinSyllables(text, person).slice(0, longest)
  const quick = `${quoteLexeme(mark + initials)} `
  const whole = sound === '' || sound === initials ? quick : `${quick}${quoteLexeme(mark + sound)} `
  return whole + innerWords(pinyinKey(text, person).split(' '), mark)
}

/** The same from each of the first characters on but the very first. */
function innerWords(syllables: readonly string[], mark: string): string {
  let words = ''
  for (let at = 1; at <= mostInner && at < syllables.length - 1; at += 1) {
    const rest = syllables.slice(at)
    const initials = rest.map((syllable) => [...syllable][0] ?? '').join('')
    const sound = rest.join('').replace(/\d/g, '')
    for (const word of new Set([initials, sound]))
      if (/^[a-z]+/i.test(word)) words += `${quoteLexeme(mark + innerMark + word.toLowerCase().slice(0, longestInner))} `
  }
  return words
}

/** A stored file is found by its name; nobody types its digest. */
function documentName(value: string | null | undefined): string | undefined {
  return typeof value === 'string' ? parseAttachment(value).name : undefined
}

/** The form in which texts and searches are compared: full-width letters and brackets as half-width, letters small. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/**
 * A query that every record holding `word` satisfies in a field that the reader sees; some others may too, so the words are compared afterwards.
 * A word lies within one field, so that its pairs are all marked or none is.
 */
export function gramQuery(word: string, { full }: Reader): string {
  return eitherWay(full, (mark) => pairsQuery(word, mark))
}

/**
 * The same for what begins with `word`: a number, the initials or the sound of a title, also from its middle; or for a number that ends with it. Two letters
 * are too few to begin a middle with: they are the whole of it, as a given name of two characters.
 */
export function prefixQuery(word: string, { full }: Reader): string {
  return eitherWay(full, (mark) => {
    const inner = /^[a-z]{2,}$/.test(word) ? ` | ${quoteLexeme(mark + innerMark + word)}${word.length > 2 ? ':*' : ''}` : ''
    const numbers = headsOf(word).map((head) => ` | ${quoteLexeme(mark + blindMark + headMark + head)}`)
    const begins = `${quoteLexeme(mark + word)}:*${inner}${numbers.join('')}`
    return isTail(word) ? `(${begins} | ${tailWord(word, mark)})` : begins
  })
}

/** A query for the numbers that end with these four characters; undefined where no number ends so. */
export function tailQuery(word: string, { full }: Reader): string | undefined {
  return isTail(word) ? eitherWay(full, (mark) => tailWord(word, mark)) : undefined
}

function isTail(word: string): boolean {
  return /^\d{3}[\dx]$/.test(word)
}

function tailWord(word: string, mark: string): string {
  return quoteLexeme(mark + blindMark + tailMark + word)
}

/**
 * The same for a text that is kept sealed (an address): the whole of it, a beginning of four characters and more, the last four. Undefined where the ledger has none
 * or the word is too short to have one.
 */
export function sealedQuery(ledger: ResolvedLedger, word: string, { full }: Reader): string | undefined {
  const hasSealed = wordsOf(ledger).numbers.some(({ id }) => ledger.fields.some((one) => one.id === id && one.field.kind === 'text'))
  if (!hasSealed || word.length < tailLength) return undefined
  const tails = word.length === tailLength ? [tailMark + word] : []
  const words = [...headsOf(word).map((head) => headMark + head), ...tails]
  return eitherWay(full, (mark) => words.map((one) => quoteLexeme(mark + blindMark + one)).join(' | '))
}

/** The whole of it, and the longest beginning that is a word: what lies between two of them is answered by the shorter. */
function headsOf(word: string): readonly string[] {
  const length = heads.findLast((one) => one <= word.length)
  return length === undefined || length === word.length || word.length >= wholeFrom ? [word] : [word, word.slice(0, length)]
}

function eitherWay(full: boolean, query: (mark: string) => string): string {
  return full ? `(${query('')}) | (${query(masked)})` : query('')
}

function pairsQuery(word: string, mark: string): string {
  const characters = [...word]
  const [only] = characters
  if (characters.length === 1 && only !== undefined) return `${quoteLexeme(mark + only)}:*`
  return characters
    .slice(0, longest)
    .slice(0, -1)
    .map((character, index) => quoteLexeme(`${mark}${character}${characters[index + 1] ?? ''}`))
    .join(' & ')
}

const knownPairs = new Map<string, string>()
const knownLimit = 20_000

/** The pairs of a text, quoted, each followed by a space. Offices write the same remark a thousand times, so they are kept for a while. */
function pairsOf(text: string | null | undefined, mark: string): string {
  if (typeof text !== 'string') return ''
  const key = mark + text
  const known = knownPairs.get(key)
  if (known !== undefined) return known
  let pairs = ''
  let before = ''
  for (const character of searchForm(text.length > mostIndexed ? text.slice(0, mostIndexed) : text)) {
    if (before !== '') pairs += `${quoteLexeme(mark + before + character)} `
    before = character
  }
  if (before !== '') pairs += `${quoteLexeme(mark + before + end)} `
  if (knownPairs.size >= knownLimit) knownPairs.clear()
  knownPairs.set(key, pairs)
  return pairs
}

function quoteLexeme(text: string): string {
  if (!/['\\]/.test(text)) return `'${text}'`
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
