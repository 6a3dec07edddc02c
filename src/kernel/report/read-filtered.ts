import { sql } from 'kysely'
import type { ResolvedLedger } from '../../definition/ledger/types.ts'
import { seesFullValues } from '../access/authorize.ts'
import { compileFilter } from '../ledger/query/compile-filter.ts'
import { presentVersions } from '../ledger/query/read-record.ts'
import { readVersionRows, versionSelection } from '../ledger/record/read-version.ts'
import { openLedgerSource, openStatement } from '../ledger/sql/index.ts'
import type { Instant, LedgerFilter, LedgerRecord } from '../ledger/types.ts'
import type { TownReader } from '../town-session.ts'

interface FilteredWanted {
  readonly ledger: ResolvedLedger
  readonly filters: readonly LedgerFilter[]
  /** The state to read; as it is in the session's snapshot when absent. */
  readonly asOf: Instant | undefined
}

/** Every record of a ledger that the filters let through, in the order in which they were first written; masked where the reader may not see. */
export async function readFiltered(place: TownReader, { ledger, filters, asOf }: FilteredWanted): Promise<readonly LedgerRecord[]> {
  const full = seesFullValues(place.actor)
  const { catalogue } = place.kernel
  const source = openLedgerSource(openStatement({ catalogue, town: place.town, asOf, masks: !full }), ledger.id)
  const conditions = sql.join([source.where(), ...filters.map((filter) => compileFilter(source, filter, { full }))], sql` and `)
  const statement = sql`
    select ${versionSelection(ledger, source.alias)} from ${source.from()} where ${conditions} order by ${source.system('id')}
  `
  const versions = readVersionRows(ledger, await place.session.query(statement))
  return presentVersions(place, { ledger, versions, asOf })
}
