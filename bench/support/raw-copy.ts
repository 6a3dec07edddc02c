import { sql } from 'kysely'
import type { Engine } from '../../src/kernel/storage/types.ts'

const names = (count: number) => Array.from({ length: count }, (_, index) => `c${index + 1}`)

/** A table of text columns with nothing else: no key, no index, no digest. What the engine can do at its best. */
export async function createRawTable(engine: Engine, columns: number): Promise<void> {
  await engine.asOwner.write(async (session) => {
    await session.query(sql`drop table if exists raw_copy`)
    await session.query(sql`create table raw_copy (${sql.join(names(columns).map((name) => sql`${sql.id(name)} text`))})`)
  })
}

export async function copyRaw(engine: Engine, rows: readonly (readonly (string | null)[])[]): Promise<number> {
  return engine.asOwner.write((session) => session.copyIn('raw_copy', names(rows[0]?.length ?? 0), rows))
}
