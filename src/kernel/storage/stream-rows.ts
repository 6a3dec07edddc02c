import { sql } from 'kysely'
import type { Session, Statement } from './types.ts'

let opened = 0

/** The rows of a statement, some thousands at a time, however many there are: a cursor of the transaction, so all of one snapshot. */
export async function* streamRows<Row>(session: Session, statement: Statement<Row>, size = 500): AsyncGenerator<Row> {
  opened += 1
  const cursor = sql.id(`rows_${opened}`)
  await session.query(sql`declare ${cursor} no scroll cursor for ${statement}`)
  for (;;) {
    const rows = await session.query<Row>(sql`fetch ${sql.raw(String(size))} from ${cursor}`)
    yield* rows
    if (rows.length < size) break
  }
  await session.query(sql`close ${cursor}`)
}
