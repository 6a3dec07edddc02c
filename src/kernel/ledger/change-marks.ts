import { sql } from 'kysely'
import { text } from '../../definition/shape/shape.ts'
import type { Change } from '../audit/types.ts'
import { bigint, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'

const markRow = row('change_mark', { ledger: text, mark: bigint })

/** Marks a ledger as changed by this entry, in the same transaction. */
export async function setChangeMark(change: Change, ledger: string): Promise<void> {
  await change.session.send(sql`
    insert into change_mark (town, ledger, mark, at) values (${change.town}, ${ledger}, ${change.seq}, ${change.at})
    on conflict (town, ledger) do update set mark = excluded.mark, at = excluded.at
  `)
}

/** For each ledger the number of the entry that changed it last; `0` where nothing was ever written. What was computed at equal marks still holds. */
export async function readChangeMarks(session: Session, town: string, ledgers: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = markRow.all(
    await session.query(sql`select ledger, mark from change_mark where town = ${town} and ledger = any(${[...ledgers]}::text[])`),
  )
  const marks = new Map(rows.map((row) => [row.ledger, row.mark]))
  return new Map(ledgers.map((ledger) => [ledger, marks.get(ledger) ?? '0']))
}
