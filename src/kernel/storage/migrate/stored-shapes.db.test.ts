import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { describeEngines } from '../testing.ts'
import { migrate } from './migrate.ts'
import type { TableShape } from './types.ts'

const shape = (name: string, ...columns: readonly string[]): TableShape => ({
  name,
  label: `表${name}`,
  columns: [{ name: 'town', type: 'text', required: true }, ...columns.map((column) => ({ name: column, type: 'text' }))],
  primaryKey: ['town'],
  indexes: [],
})
const tables = [shape('one'), shape('two')]

describeEngines('the book of shapes', (open) => {
  it('is begun in an empty database by whoever creates, and by nobody else', async () => {
    const engine = await open()
    for (const access of ['read', 'write'] as const)
      await expect(migrate(engine, tables, access)).rejects.toMatchObject({
        code: 'not-found',
        message: expect.stringContaining('qianbi init'),
      })
    expect(await engine.asOwner.read((session) => session.query(sql`select to_regclass('stored_shape')::text as name`))).toEqual([
      { name: null },
    ])
    await migrate(engine, tables)
    expect(await migrate(engine, tables, 'read')).toEqual([])
  })

  it('is not brought up to date by a reader, who says which command does', async () => {
    const engine = await open()
    await migrate(engine, tables)
    const newer = [shape('one', 'note'), shape('two')]
    await expect(migrate(engine, newer, 'read')).rejects.toMatchObject({
      code: 'wrong-state',
      message: expect.stringMatching(/「表one」.*qianbi serve/),
    })
    expect(await migrate(engine, newer, 'write')).toHaveLength(1)
    expect(await migrate(engine, newer, 'read')).toEqual([])
  })

  for (const [what, damage, named] of [
    ['has lost a line', sql`delete from stored_shape where table_name = 'two'`, '「表two」（two）'],
    ['has a line too many', sql`drop table two`, '「表two」（two）'],
    ['is gone', sql`drop table stored_shape`, 'stored_shape'],
  ] as const)
    it(`is refused with what it lacks when it ${what}, by readers and writers`, async () => {
      const engine = await open()
      await migrate(engine, tables)
      await engine.asOwner.write((session) => session.query(damage))
      for (const access of ['read', 'write', 'create'] as const)
        await expect(migrate(engine, tables, access)).rejects.toMatchObject({
          code: 'damaged',
          message: expect.stringMatching(new RegExp(`${named}.*备份`)),
        })
    })
})
