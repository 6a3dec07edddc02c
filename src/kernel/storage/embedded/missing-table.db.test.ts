import { copyFileSync, cpSync, mkdtempSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { openEmbeddedEngine } from './embedded-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'qianbi-cut-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('finds a table that lost its end by what is known of its length, with and without the marker', async () => {
  const data = join(folder, 'data')
  const engine = await openEmbeddedEngine({ data, access: 'create' })
  const path = await engine.asOwner.write(async (session) => {
    await session.query(sql`create table kept (n integer primary key, words text)`)
    const rows = Array.from({ length: 6_000 }, (_, row) => [String(row), '一个村子'.repeat(15)])
    await session.copyIn('kept', ['n', 'words'], rows)
    await session.grew('kept', 6_000)
    const [found] = await session.query<{ path: string }>(sql`select pg_relation_filepath('kept') as path`)
    return found?.path ?? ''
  })
  await engine.close()
  const count = sql<{ n: number }>`select count(*)::integer as n from kept`
  for (const knows of ['lengths', 'statistics']) {
    // As a process leaves a store that is ended while it has it open.
    const [ended, again] = [join(folder, knows), await openEmbeddedEngine({ data })]
    cpSync(data, ended, { recursive: true })
    await again.close()
    if (knows === 'statistics') rmSync(join(ended, 'store.json'))
    const table = join(ended, 'database', path)
    const aside = join(folder, 'aside')
    copyFileSync(table, aside)
    truncateSync(table, Math.floor(statSync(table).size / 2))
    for (const access of ['read', 'write', 'read'] as const)
      await expect(openEmbeddedEngine({ data: ended, access }), `${knows} ${access}`).rejects.toMatchObject({
        code: 'damaged',
        message: expect.stringContaining(`database/${path}`),
      })
    copyFileSync(aside, table)
    const whole = await openEmbeddedEngine({ data: ended, access: 'read' })
    expect(await whole.asOwner.read((session) => session.query(count))).toEqual([{ n: 6_000 }])
    await whole.close()
  }
})

it('finds a table that was cut although the recovery makes it as long as it was', async () => {
  const data = join(folder, 'lengthened')
  const engine = await openEmbeddedEngine({ data, access: 'create' })
  const words = '一个村子'.repeat(15)
  const fill = (from: number) => Array.from({ length: 6_000 }, (_, row) => [String(from + row), words])
  const path = await engine.asOwner.write(async (session) => {
    await session.query(sql`create table kept (n integer primary key, words text)`)
    await session.copyIn('kept', ['n', 'words'], fill(0))
    const [found] = await session.query<{ path: string }>(sql`select pg_relation_filepath('kept') as path`)
    return found?.path ?? ''
  })
  await engine.close()
  const again = await openEmbeddedEngine({ data })
  // What the log holds lies behind the cut.
  await again.asOwner.write((session) => session.copyIn('kept', ['n', 'words'], fill(6_000)))
  const ended = join(folder, 'ended')
  cpSync(data, ended, { recursive: true })
  await again.close()
  const table = join(ended, 'database', path)
  const aside = join(folder, 'aside')
  copyFileSync(table, aside)
  truncateSync(table, 8_192 * 20)
  await expect(openEmbeddedEngine({ data: ended, access: 'read' })).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining(`database/${path}`),
  })
})
