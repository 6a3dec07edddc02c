import { type RawBuilder, sql } from 'kysely'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { Reader } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { idRow } from '../../storage/row.ts'
import { BlindWords } from '../../storage/sealing/keyed.ts'
import type { Session } from '../../storage/types.ts'
import type { LedgerSource } from '../sql/index.ts'
import { gramQuery, prefixQuery, sealedQuery, searchedFields, searchForm } from '../table/grams.ts'

interface Wanted extends Reader {
  readonly word: string
}

/** Beyond so many referred records a word is too common to be looked for through references. */
const throughLimit = 500

/** Records that a word names, by ledger and word: kept while many ledgers are asked the same. */
export type KnownReferred = Map<string, readonly string[]>

/** What a person typed, as a condition: every word is in the record's own texts, begins one of its numbers or initials, or names something it refers to. */
export async function compileSearch(
  session: Session,
  source: LedgerSource,
  search: string,
  reader: Reader,
  known: KnownReferred = new Map(),
): Promise<RawBuilder<unknown> | undefined> {
  const words = searchWords(search)
  if (words.length === 0) return undefined
  const conditions: RawBuilder<unknown>[] = []
  for (const word of words) conditions.push(await compileWord(session, source, { word, ...reader }, known))
  return sql`(${sql.join(conditions, sql` and `)})`
}

async function compileWord(session: Session, source: LedgerSource, wanted: Wanted, found: KnownReferred): Promise<RawBuilder<unknown>> {
  const ways = [ownWords(source.ledger, source.alias, wanted)]
  for (const { id, field } of source.ledger.fields) {
    const target = referredLedger(field)
    if (target === undefined || source.scope.catalogue.findLedger(target) === undefined) continue
    const key = `${target}\n${wanted.word}`
    const ids = found.get(key) ?? (await referredIds(session, source, { target, ...wanted }))
    found.set(key, ids)
    if (ids.length > 0 && ids.length < throughLimit)
      ways.push(sql`${source.field({ through: [], field: id }).sql} = any(${[...ids]}::uuid[])`)
  }
  return sql`(${sql.join(ways, sql` or `)})`
}

async function referredIds(
  session: Session,
  source: LedgerSource,
  { target, ...wanted }: Wanted & { readonly target: string },
): Promise<readonly string[]> {
  const ledger = source.scope.catalogue.getLedger(target)
  const rows = idRow.all(
    await session.query(
      sql`select t.id from ${sql.id(ledger.table)} as t where t.town = ${source.scope.town} and t.replaced_at is null and ${ownWords(ledger, 't', wanted)} limit ${throughLimit}::integer`,
    ),
  )
  return rows.map((row) => row.id)
}

/** Nobody types more on purpose; what is pasted is looked for by its beginning. */
const mostWords = 5

/** The words of what a person typed, in the form in which the index keeps them. */
export function searchWords(text: string): string[] {
  return searchForm(text)
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
    .slice(0, mostWords)
}

/**
 * The index of character pairs finds candidates; three characters and more are compared with the texts, since pairs may stand apart. Those who see
 * something masked do not find a record by it: which ones come back would tell it word by word.
 */
export function ownWords(ledger: ResolvedLedger, alias: string, { word, full }: Wanted): RawBuilder<unknown> {
  const grams = sql.ref(`${alias}.grams`)
  const pairs = sql`${grams} @@ ${new BlindWords(gramQuery(word, { full }))}::tsquery`
  const texts = searchedFields(ledger, { full }).map(({ column }) => sql.ref(`${alias}.${column}`))
  const exact =
    [...word].length > 2 && texts.length > 0
      ? sql`(${pairs} and strpos(lower(normalize(concat_ws(chr(3), ${sql.join(texts)}), NFKC)), ${word}) > 0)`
      : pairs
  const more = /^[0-9a-z]+$/.test(word) ? prefixQuery(word, { full }) : sealedQuery(ledger, word, { full })
  return more === undefined ? exact : sql`(${exact} or ${grams} @@ ${new BlindWords(more)}::tsquery)`
}
