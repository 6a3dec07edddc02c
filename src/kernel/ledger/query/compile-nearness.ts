import { type RawBuilder, sql } from 'kysely'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import { BlindWords } from '../../storage/sealing/keyed.ts'
import type { LedgerSource } from '../sql/index.ts'
import { tailQuery } from '../table/grams.ts'
import { titleKeyFields } from '../table/title-key.ts'
import { ownWords } from './compile-search.ts'

/** Whether a record that a search found holds all of the words itself, not what it refers to. */
export function compileOwn(source: LedgerSource, words: readonly string[], reader: Reader): RawBuilder<boolean> {
  const ways = words.map((word) => ownWords(source.ledger, source.alias, { word, ...reader }))
  return sql<boolean>`(${sql.join(ways, sql` and `)})`
}

/**
 * How near a record that a search found comes to what was typed: 0 when its name is that (as written, by its sound or its initials) or a number of it ends with
 * these four digits, 1 when its name begins with it, 2 when a word or a syllable within its name does, 3 otherwise. Only what the reader sees in full tells:
 * an order by a masked name would give it away letter by letter.
 */
export function compileNearness(source: LedgerSource, words: readonly string[], reader: Reader): RawBuilder<number> {
  const near = words.map((word) => nearnessOf(source, word, reader))
  return near.length === 0 ? sql<number>`0` : sql<number>`least(${sql.join(near)})`
}

type Condition = RawBuilder<unknown>

function nearnessOf(source: LedgerSource, word: string, reader: Reader): RawBuilder<number> {
  const titles = titleKeyFields(source.ledger)
  const seen = titles.filter(({ field }) => readsField(field, reader))
  const names = seen.map(({ column }) => sql`lower(normalize(${sql.ref(`${source.alias}.${column}`)}, NFKC))`)
  const is: Condition[] = names.map((name) => sql`${name} = ${word}`)
  const begins: Condition[] = names.map((name) => sql`starts_with(${name}, ${word})`)
  const within: Condition[] = names.map((name) => sql`strpos(translate(${name}, ${breaks}, ${spaces}), ${` ${word}`}) > 0`)
  const tail = tailQuery(word, reader)
  if (tail !== undefined) is.push(sql`${source.system('grams')} @@ ${new BlindWords(tail)}::tsquery`)
  if (seen.length === titles.length && /^[a-z]+$/.test(word)) {
    const sounds = (pattern: string) => sql`lower(${source.system('_title_key')}) ~ ${pattern}`
    const letters = soundPattern(word)
    is.push(sounds(`^${letters}[0-9]? [^a-z0-9]`))
    begins.push(sounds(`^${letters}`))
    within.push(sounds(` ${letters}`))
  }
  const levels = [is, begins, within].flatMap((conditions, level) =>
    conditions.length === 0 ? [] : [sql`when ${sql.join(conditions, sql` or `)} then ${sql.raw(String(level))}`],
  )
  return levels.length === 0 ? sql<number>`3` : sql<number>`(case ${sql.join(levels, sql` `)} else 3 end)`
}

/** What stands between two words of a name, in the form in which it is compared. */
const breaks = '()[]<>{}《》【】〔〕“”"、,.。:;·/—-'
const spaces = ' '.repeat(breaks.length)

/** The letters in a key such as `wang2 huai2 yang2 王怀洋`: run together, or each of them at the head of a syllable. */
function soundPattern(word: string): string {
  const letters = [...word]
  return `(${letters.join('[0-9]? ?')}|${letters.join('[^ ]* ')}[^ ]*)`
}
