import { sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Reader, readsField } from '../../../definition/field/reads-field.ts'
import type { ResolvedField, ResolvedLedger } from '../../../definition/ledger/types.ts'
import type { Session } from '../../storage/types.ts'
import { isRecordId } from '../record/read-version.ts'
import { compileReadTitle, openLedgerSource, openStatement } from '../sql/index.ts'
import { gramQuery, prefixQuery, searchedFields, searchedNumbers } from '../table/grams.ts'
import type { Instant } from '../types.ts'
import { searchWords } from './compile-search.ts'

export interface NamedQuery {
  readonly catalogue: CatalogueIndex
  readonly town: string
  readonly ledger: ResolvedLedger
  readonly names: readonly string[]
  readonly reader: Reader
  /** The state to read; now when absent. */
  readonly asOf?: Instant | undefined
}

interface NamedRow {
  readonly id: string
  readonly title: string | null
  readonly texts: readonly (string | null)[]
}

/**
 * The titles of the records that somebody names exactly: by id, by title, or by a text such as 文号; of namesakes the first that was written. What the
 * reader sees masked names nothing. One statement, in which the index of character pairs finds the candidates among what is in force.
 */
export async function findNamed(session: Session, query: NamedQuery): Promise<ReadonlyMap<string, string>> {
  const { catalogue, town, ledger, reader, asOf } = query
  const names = query.names.filter((name) => searchWords(name).length > 0)
  if (names.length === 0) return new Map()
  const source = openLedgerSource(openStatement({ catalogue, town, asOf, masks: !reader.full }), ledger.id)
  const title = compileReadTitle(source)
  const texts = namingFields(ledger, reader).map(({ id }) => source.field({ through: [], field: id }).sql)
  const ids = names.filter(isRecordId)
  const ways = [
    sql`${source.system('id')} = any(${ids}::uuid[])`,
    sql`${source.system('grams')} @@ ${names.map((name) => `(${candidateQuery(name, reader)})`).join(' | ')}::tsquery`,
    ...(isWorded(ledger) ? [] : [sql`${title} = any(${names}::text[])`]),
  ]
  const rows = await session.query<NamedRow>(sql`
    select ${source.system('id')} as id, ${title} as title, array[${sql.join(texts)}]::text[] as texts
    from ${source.from()} where ${source.where()} and (${sql.join(ways, sql` or `)}) order by ${source.system('id')}
  `)
  const found = new Map<string, string>()
  for (const name of names) {
    const row = rows.find((one) => one.id === name.toLowerCase() || one.title === name || one.texts.includes(name))
    if (row !== undefined) found.set(name, row.title ?? '')
  }
  return found
}

/** The texts of one line that a record may be known by. */
function namingFields(ledger: ResolvedLedger, reader: Reader): readonly ResolvedField[] {
  const fields = [...searchedFields(ledger, reader), ...searchedNumbers(ledger)]
  return fields.filter(({ field }) => field.kind !== 'attachment' && readsField(field, reader))
}

/** A title of words alone is found by them; what else stands in one (a day, a choice, another record) is in no index. */
function isWorded(ledger: ResolvedLedger): boolean {
  const worded = searchedFields(ledger).map(({ id }) => id)
  return ledger.title.every((id) => worded.includes(id))
}

/** Every record of that name satisfies it; the words of a title may stand in several fields. */
function candidateQuery(name: string, reader: Reader): string {
  return searchWords(name)
    .map((word) => `((${gramQuery(word, reader)}) | (${prefixQuery(word, reader)}))`)
    .join(' & ')
}
