import { sql } from 'kysely'
import { printedRow } from '../../src/kernel/storage/row.ts'
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

/**
 * What the engine itself takes for the rows that an import has written: their bytes by one COPY into a second table with the same columns, checks and
 * indexes. Gives the COPY, ready to begin.
 */
export async function prepareCopy(engine: Engine, table: string, columns: readonly string[]): Promise<() => Promise<number>> {
  const read = sql`select ${sql.join(columns.map((name) => sql`${sql.ref(name)}::text as ${sql.id(name)}`))} from ${sql.id(table)} order by id, version`
  const found = printedRow.all(await engine.asOwner.read((session) => session.query(read)))
  const rows = found.map((row) => columns.map((name) => row[name] ?? null))
  await engine.asOwner.write(async (session) => {
    await session.query(sql`drop table if exists copied_again`)
    await session.query(sql`create table copied_again (like ${sql.id(table)} including all)`)
  })
  return () => engine.asOwner.write((session) => session.copyIn('copied_again', columns, rows))
}
