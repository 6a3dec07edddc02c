import { sql } from 'kysely'
import type { RowReader } from './row.ts'
import type { Session, Statement } from './types.ts'

export interface RowStream<Row> {
  readonly row: RowReader<Row>
  readonly statement: Statement<unknown>
  /** Rows that are fetched at once: 500 when absent. */
  readonly size?: number
}

let opened = 0

/** The rows of a statement, some at a time, however many there are: a cursor of the transaction, so all of one snapshot. Throws like the reader. */
export async function* streamRows<Row>(session: Session, { row, statement, size = 500 }: RowStream<Row>): AsyncGenerator<Row> {
  opened += 1
  const cursor = sql.id(`rows_${opened}`)
  await session.query(sql`declare ${cursor} no scroll cursor for ${statement}`)
  for (;;) {
    const rows = await session.query(sql`fetch ${sql.raw(String(size))} from ${cursor}`)
    yield* row.all(rows)
    if (rows.length < size) break
  }
  await session.query(sql`close ${cursor}`)
}
