import type { RawBuilder } from 'kysely'
import type { Reader } from '../../../definition/field/reads-field.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { seesFullValues } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import type { Session } from '../../storage/types.ts'
import { readReach } from '../reach/read-reach.ts'
import { type LedgerSource, openLedgerSource, openStatement } from '../sql/index.ts'
import type { LedgerQuery } from '../types.ts'
import { compileFilter } from './compile-filter.ts'
import { compileSearch } from './compile-search.ts'

/** What a reader finds in a ledger: the source of a statement, and the conditions for its `where`. */
export interface FoundRecords extends Reader {
  readonly source: LedgerSource
  readonly conditions: readonly RawBuilder<unknown>[]
}

/** The reader's part of a ledger under the filters and the search of a list. Refuses what `compileFilter` refuses. */
export async function openFound(
  session: Session,
  { kernel, actor }: { readonly kernel: Kernel; readonly actor: Actor },
  { ledger, query }: { readonly ledger: ResolvedLedger; readonly query: Pick<LedgerQuery, 'filters' | 'search' | 'asOf'> },
): Promise<FoundRecords> {
  const full = seesFullValues(actor)
  const source = openLedgerSource(
    openStatement({
      catalogue: kernel.catalogue,
      town: actor.town,
      asOf: query.asOf,
      masks: !full,
      reach: await readReach(session, kernel, actor),
      reader: actor.id,
    }),
    ledger.id,
  )
  const conditions = [source.where(), ...(query.filters ?? []).map((filter) => compileFilter(source, filter, { full }))]
  const search = query.search === undefined ? undefined : await compileSearch(session, source, query.search, { full })
  return { source, full, conditions: search === undefined ? conditions : [...conditions, search] }
}
