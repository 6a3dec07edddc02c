import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import type { Engine } from '../types.ts'
import { openEmbeddedEngine } from './embedded-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-statistics-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const rows = (from: number, count: number) => Array.from({ length: count }, (_, row) => [String(from + row)])
const add = (engine: Engine, from: number, count: number) =>
  engine.asOwner.write(async (session) => {
    await session.copyIn('kept', ['n'], rows(from, count))
    await session.grew('kept', count)
  })
const known = (engine: Engine) =>
  engine.asOwner.read(async (session) => {
    const [found] = await session.query<{ rows: number }>(sql`select reltuples::integer as rows from pg_class where relname = 'kept'`)
    return found?.rows
  })

it('are taken when a table has outgrown what was known of it, by few rows at a time as by many, and not at every write', async () => {
  const engine = await openEmbeddedEngine({ data: undefined })
  await engine.asOwner.write((session) => session.query(sql`create table kept (n integer primary key)`))
  await add(engine, 0, 9)
  expect(await known(engine)).toBe(-1)
  await add(engine, 9, 1)
  expect(await known(engine)).toBe(10)
  await add(engine, 10, 12)
  expect(await known(engine)).toBe(10)
  await add(engine, 22, 1)
  expect(await known(engine)).toBe(23)
  await add(engine, 100, 300)
  expect(await known(engine)).toBe(323)
  await add(engine, 1_000, 90)
  expect(await known(engine)).toBe(323)
  await add(engine, 2_000, 2_000)
  expect(await known(engine)).toBe(2_413)
  await add(engine, 5_000, 300)
  expect(await known(engine)).toBe(2_413)
  await engine.close()
})

it('are looked up in a store that others have written, and taken of every table that has none', async () => {
  const data = join(folder, 'data')
  const first = await openEmbeddedEngine({ data, access: 'create' })
  await first.asOwner.write((session) => session.query(sql`create table kept (n integer primary key)`))
  await add(first, 0, 400)
  await first.asOwner.write((session) => session.query(sql`create table other as select 1 as n`))
  await first.close()
  const again = await openEmbeddedEngine({ data })
  await add(again, 1_000, 20)
  expect(await known(again)).toBe(400)
  const unknown = sql<{ name: string }>`select relname as name from pg_class where relname = 'other' and reltuples < 0`
  expect(await again.asOwner.read((session) => session.query(unknown))).toHaveLength(1)
  await again.settle(['kept', 'other'])
  expect(await again.asOwner.read((session) => session.query(unknown))).toEqual([])
  await again.close()
})
