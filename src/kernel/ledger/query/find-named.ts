import { sql } from 'kysely'
import type { Reader } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import { BlindWords } from '../../storage/sealing/keyed.ts'
import type { TownReader } from '../../town-session.ts'
import { readReach } from '../reach/read-reach.ts'
import { isRecordId, readVersionRows, versionSelection } from '../record/read-version.ts'
import { compileReadTitle, openLedgerSource, openStatement } from '../sql/index.ts'
import { gramQuery, prefixQuery, searchedFields } from '../table/grams.ts'
import type { Instant, LedgerRecord } from '../types.ts'
import { searchWords } from './compile-search.ts'
import { presentVersions } from './read-record.ts'

export interface NamedQuery {
  readonly ledger: ResolvedLedger
  readonly names: readonly string[]
  /** The state to read; now when absent. */
  readonly asOf?: Instant | undefined
}

/**
 * The records that somebody names exactly: by id, by title, or by a text of one line such as 文号; of namesakes the first that was written. What the
 * actor sees masked names nothing. One statement for the candidates, which the index of character pairs finds among what is in force.
 */
export async function findNamed(place: TownReader, query: NamedQuery): Promise<ReadonlyMap<string, LedgerRecord>> {
  const { ledger, asOf } = query
  const names = query.names.filter((name) => searchWords(name).length > 0)
  if (names.length === 0) return new Map()
  const versions = await readCandidates(place, { ...query, names })
  const records = await presentVersions(place, { ledger, versions, asOf })
  const found = new Map<string, LedgerRecord>()
  for (const name of names) {
    const record = records.find(
      ({ id, title, values }) => id === name.toLowerCase() || title === name || Object.values(values).includes(name),
    )
    if (record !== undefined) found.set(name, record)
  }
  return found
}

async function readCandidates({ kernel, session, town, actor }: TownReader, { ledger, names, asOf }: NamedQuery) {
  const reader = { full: seesFullValues(actor) }
  const { catalogue } = kernel
  const reach = await readReach(session, kernel, actor)
  const source = openLedgerSource(openStatement({ catalogue, town, asOf, masks: !reader.full, reach, reader: actor.id }), ledger.id)
  const words = names.map((name) => `(${candidateWords(name, reader)})`).join(' | ')
  const ways = [
    sql`${source.system('id')} = any(${names.filter(isRecordId)}::uuid[])`,
    sql`${source.system('grams')} @@ ${new BlindWords(words)}::tsquery`,
    ...(isWorded(ledger) ? [] : [sql`${compileReadTitle(source)} = any(${[...names]}::text[])`]),
  ]
  const statement = sql`
    select ${versionSelection(ledger, source.alias)} from ${source.from()}
    where ${source.where()} and (${sql.join(ways, sql` or `)}) order by ${source.system('id')}
  `
  return readVersionRows(ledger, await session.query(statement))
}

/** A title of words alone is found by them; what else stands in one (a day, a choice, another record) is in no index. */
function isWorded(ledger: ResolvedLedger): boolean {
  const worded = searchedFields(ledger).map(({ id }) => id)
  return ledger.title.every((id) => worded.includes(id))
}

/** Every record of that name satisfies it; the words of a title may stand in several fields. */
function candidateWords(name: string, reader: Reader): string {
  return searchWords(name)
    .map((word) => `((${gramQuery(word, reader)}) | (${prefixQuery(word, reader)}))`)
    .join(' & ')
}
