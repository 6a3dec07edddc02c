import { type RawBuilder, sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { bigint, row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'

const lastRow = row('entries', { last: bigint })

/** Entries of the chain after one and up to another; to the end, whatever is written meanwhile, when `last` is undefined. */
export interface EntryRange {
  readonly after: number
  readonly last: number | undefined
}

/** About so many versions are verified in one reading: a second's work, then others have their turn. */
const chunk = 5_000

/** The condition that a column lies after the range's first entry and not past its last. */
export function within(column: RawBuilder<unknown>, { after, last }: EntryRange): RawBuilder<boolean> {
  return last === undefined ? sql<boolean>`${column} > ${after}` : sql<boolean>`${column} > ${after} and ${column} <= ${last}`
}

/** Ranges that together are all entries, each with some thousands of the ledger's versions; one import is never divided. */
export async function rangesOf(session: Session, town: string, ledger: ResolvedLedger): Promise<readonly EntryRange[]> {
  const statement = sql`
    select max(entry) as last from (
      select entry, sum(count(*)) over (order by entry) as total from ${sql.id(ledger.table)} where town = ${town} group by entry
    ) as counted group by div(total - 1, ${sql.raw(String(chunk))}) order by 1
  `
  const rows = lastRow.all(await session.query(statement))
  const ends = rows.slice(0, -1).map(({ last }) => wholeNumber(last))
  return [0, ...ends].map((after, index) => ({ after, last: ends[index] }))
}
