import { type RawBuilder, sql } from 'kysely'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { compileSearch } from '../../ledger/query/compile-search.ts'
import type { TownReading } from '../../town-session.ts'
import { findLoop } from '../loop-index.ts'
import { openRecords } from '../subject/record-source.ts'
import type { CaseQuery } from '../types.ts'

/** Of the cases `t`, those whose number holds the words, or whose record a search for them finds. */
export async function compileCaseSearch(
  place: TownReading,
  actor: Actor,
  { search, loop }: Pick<CaseQuery, 'search' | 'loop'>,
): Promise<RawBuilder<unknown> | undefined> {
  const words = search?.trim() ?? ''
  if (words === '') return undefined
  const { catalogue } = place.kernel
  const named = loop === undefined ? undefined : findLoop(catalogue, loop)
  const ledgers = new Set((named === undefined ? catalogue.catalogue.loops : [named]).map(({ ledger }) => ledger))
  const ways = [sql`t.number like ${`%${words.replace(/[\\%_]/g, '\\$&')}%`}`]
  for (const ledger of ledgers) {
    const source = openRecords(place, ledger)
    const found = await compileSearch(place.session, source, words, { full: seesFullValues(actor) })
    const records = sql`select ${source.system('id')} from ${source.from()} where ${source.where()} and ${found ?? sql`false`}`
    ways.push(sql`(t.subject_kind = ${ledger} and t.subject in (${records}))`)
  }
  return sql`(${sql.join(ways, sql` or `)})`
}
