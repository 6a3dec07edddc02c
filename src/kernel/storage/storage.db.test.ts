import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { Refusal } from '../refusal.ts'
import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import { openDatabase } from './embedded/open-database.ts'
import { migrate } from './migrate/migrate.ts'
import type { TableShape } from './migrate/types.ts'
import { StatementError } from './statement-error.ts'
import { loadMemoryImage } from './testing/memory-image.ts'
import { describeEngines } from './testing.ts'

const shape: TableShape = {
  name: 'sample',
  label: '样表',
  columns: [
    { name: 'town', type: 'text collate "C"', required: true },
    { name: 'id', type: 'integer', required: true },
    { name: 'amount', type: 'numeric(18,2)', label: '金额' },
    { name: 'on_day', type: 'date' },
    { name: 'at', type: 'timestamptz' },
    { name: 'clock', type: 'timestamp(0)' },
    { name: 'big', type: 'bigint' },
    { name: 'flag', type: 'boolean' },
    { name: 'note', type: 'text collate "C"' },
    { name: 'data', type: 'jsonb' },
  ],
  primaryKey: ['town', 'id'],
  indexes: [],
}

describeEngines('the storage', (open) => {
  it('gives every value back in its one text form', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const [row] = await engine.asOwner.write(async (session) => {
      await session.query(sql`insert into sample (town, id, amount, on_day, at, clock, big, flag, note, data) values
        (${'1'}, ${7}, ${'1.5'}, ${'2020-02-29'}, ${'2020-03-01T08:30:00.000001Z'}, ${'2020-03-01T08:30'}, ${'9007199254740993'}, ${true}, ${'好\t"\\'}, ${{ a: [1] }})`)
      return session.query(sql`select * , array['一','b,"c']::text[] as words from sample where id = any(${[7, 8]}::integer[])`)
    })
    expect(row).toEqual({
      town: '1',
      id: 7,
      amount: '1.50',
      on_day: '2020-02-29',
      at: '2020-03-01T08:30:00.000001Z',
      clock: '2020-03-01T08:30',
      big: '9007199254740993',
      flag: true,
      note: '好\t"\\',
      data: { a: [1] },
      words: ['一', 'b,"c'],
    })
  })

  it('copies rows in, special characters and empties included', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const notes = ['a\tb', 'a\\b', 'a\nb', 'a\r', '\\N', '\\.', '', null]
    const rows = Array.from({ length: 30_000 }, (_, index) => ['1', String(index), '0.10', notes[index % notes.length] ?? null])
    const copied = await engine.asOwner.write((session) => session.copyIn('sample', ['town', 'id', 'amount', 'note'], rows))
    expect(copied).toBe(30_000)
    const found = await engine.asOwner.read((session) => session.query<{ note: string }>(sql`select note from sample order by id limit 8`))
    expect(found.map(({ note }) => note)).toEqual(notes)
    const [sum] = await engine.asOwner.read((session) => session.query<{ sum: string }>(sql`select sum(amount) as sum from sample`))
    expect(sum?.sum).toBe('3000.00')
  })

  it('copies a few rows in as it copies many', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const columns = ['town', 'id', 'amount', 'on_day', 'at', 'clock', 'big', 'flag', 'note', 'data']
    const full = [
      '1.50',
      '2020-02-29',
      '2020-03-01T08:30:00.000001Z',
      '2020-03-01T08:30',
      '9007199254740993',
      'true',
      'a\t"\\N\n',
      '{"a": [1]}',
    ]
    const rowsOf = (town: string, count: number) =>
      Array.from({ length: count }, (_, id) => [town, String(id), ...full.map((value) => (id === 1 ? null : value))])
    const copied = await engine.asOwner.write(async (session) => [
      await session.copyIn('sample', columns, rowsOf('few', 2)),
      await session.copyIn('sample', columns, rowsOf('many', 40)),
      await session.copyIn('sample', columns, []),
    ])
    expect(copied).toEqual([2, 40, 0])
    const read = (town: string) =>
      engine.asOwner.read((session) =>
        session.query(
          sql`select ${sql.join(columns.slice(1).map((name) => sql.id(name)))} from sample where town = ${town} and id < 2 order by id`,
        ),
      )
    expect(await read('few')).toEqual(await read('many'))
  })

  it('runs what is sent in its place, and shows its failure at the latest at the commit', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const insert = (id: number) => sql`insert into sample (town, id) values ('1', ${id})`
    await engine.asOwner.write(async (session) => {
      await session.send(insert(1))
      expect(await session.query(sql`select id from sample`)).toEqual([{ id: 1 }])
      await session.send(sql`delete from sample`)
      await session.copyIn(
        'sample',
        ['town', 'id'],
        Array.from({ length: 30 }, (_, id) => ['1', String(id)]),
      )
      await session.send(sql`delete from sample where id > 1`)
    })
    expect(await engine.asOwner.read((session) => session.query(sql`select id from sample order by id`))).toEqual([{ id: 0 }, { id: 1 }])
    const twice = engine.asOwner.write(async (session) => {
      await session.send(insert(2))
      await session.send(insert(2))
    })
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'sample_pkey' })
    const stopped = engine.asOwner.write(async (session) => {
      await session.send(insert(3))
      throw new Error('stop')
    })
    await expect(stopped).rejects.toThrow('stop')
    expect(await engine.asOwner.read((session) => session.query(sql`select id from sample order by id`))).toEqual([{ id: 0 }, { id: 1 }])
  })

  it('reads a table as it is after its shape has changed, also when that was rolled back', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    await engine.asOwner.write((session) => session.query(sql`insert into sample (town, id) values ('1', 1)`))
    const read = () => engine.asOwner.read((session) => session.query<Record<string, unknown>>(sql`select * from sample`))
    const columns = async () => (await read()).flatMap((row) => Object.keys(row)).length
    expect(await columns()).toBe(10)
    await engine.asOwner.write((session) => session.query(sql`alter table sample add column more text`))
    expect(await columns()).toBe(11)
    const undone = engine.asOwner.write(async (session) => {
      await session.query(sql`alter table sample drop column more`)
      await session.query(sql`select * from sample`)
      throw new Error('stop')
    })
    await expect(undone).rejects.toThrow('stop')
    expect(await columns()).toBe(11)
  })

  it('keeps more kinds of statements apart than it remembers', async () => {
    const engine = await open()
    const ask = (n: number) => engine.asOwner.read((session) => session.query<{ n: number }>(sql`select ${sql.lit(n)} as n`))
    for (let round = 0; round < 2; round += 1) for (let n = 0; n < 300; n += 1) expect(await ask(n)).toEqual([{ n }])
  })

  it('rolls everything back when the work throws, and goes on working', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const failing = engine.asOwner.write(async (session) => {
      await session.query(sql`insert into sample (town, id) values ('1', 1)`)
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    const twice = engine.asOwner.write(async (session) => {
      await session.query(sql`insert into sample (town, id) values ('1', 1)`)
      await session.query(sql`insert into sample (town, id) values ('1', 1)`)
    })
    await expect(twice).rejects.toThrow(StatementError)
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'sample_pkey' })
    const broken = engine.asOwner.write((session) => session.copyIn('sample', ['town', 'id'], [['1', 'x']]))
    await expect(broken).rejects.toThrow(StatementError)
    const failingRows = function* () {
      for (let id = 0; ; id++) {
        if (id === 90_000) throw new Error('no more rows')
        yield ['1', String(id), '同一句备注'.repeat(5)]
      }
    }
    await expect(engine.asOwner.write((session) => session.copyIn('sample', ['town', 'id', 'note'], failingRows()))).rejects.toThrow(
      'no more rows',
    )
    expect(await engine.asOwner.read((session) => session.query(sql`select 1 from sample`))).toEqual([])
  })

  it('refuses to write in a reading, and to open a transaction inside one', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    await expect(engine.asOwner.read((session) => session.query(sql`insert into sample (town, id) values ('1', 1)`))).rejects.toThrow(
      /read-only/,
    )
    await expect(engine.asOwner.read(() => engine.asOwner.read(async () => 1))).rejects.toThrow(/inside a transaction/)
  })

  it('sends many transactions at once through without mixing them', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    await Promise.all(
      Array.from({ length: 20 }, (_, id) =>
        engine.asOwner
          .write(async (session) => {
            await session.query(sql`insert into sample (town, id) values ('1', ${id})`)
            if (id % 2 === 1) throw new Error('odd')
          })
          .catch(() => undefined),
      ),
    )
    const rows = await engine.asOwner.read((session) => session.query<{ id: number }>(sql`select id from sample order by id`))
    expect(rows.map(({ id }) => id)).toEqual([0, 2, 4, 6, 8, 10, 12, 14, 16, 18])
  })

  it('adds tables, columns and indexes by itself, once', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    await engine.asOwner.write((session) => session.query(sql`insert into sample (town, id) values ('1', 1)`))
    const wider: TableShape = {
      ...shape,
      columns: [...shape.columns, { name: 'extra', type: 'numeric(18,4)' }],
      indexes: [{ name: 'sample_extra', columns: ['town', 'extra'] }],
    }
    expect((await migrate(engine, [wider])).map(({ type }) => type)).toEqual(['add-column', 'create-index'])
    expect(await migrate(engine, [wider])).toEqual([])
    expect((await migrate(engine, [{ ...wider, indexes: [] }])).map(({ type }) => type)).toEqual(['drop-index'])
    expect(await engine.asOwner.read((session) => session.query(sql`select extra from sample`))).toEqual([{ extra: null }])
  })

  it('refuses a migration that would lose or rewrite data, and says what to write', async () => {
    const engine = await open()
    await migrate(engine, [shape])
    const without: TableShape = { ...shape, columns: shape.columns.filter(({ name }) => name !== 'amount') }
    await expect(migrate(engine, [without])).rejects.toThrow(/「样表」的「金额」.*保留这个字段/)
    const changed: TableShape = {
      ...shape,
      columns: shape.columns.map((column) => (column.name === 'amount' ? { ...column, type: 'text collate "C"' } : column)),
    }
    await expect(migrate(engine, [changed])).rejects.toThrow(/新的字段 id/)
    await expect(migrate(engine, [changed])).rejects.toThrow(Refusal)
  })
})

describe('the embedded engine in memory', () => {
  it('keeps a statement of a batch that has more kinds of statements than it remembers', async () => {
    const database = await openDatabase({ folder: undefined, image: await loadMemoryImage() })
    const asking = (n: number) => ({ sql: `select ${n} as n`, parameters: [] })
    const many = Array.from({ length: 300 }, (_, index) => asking(index + 1))
    await database.run([asking(0)])
    expect(await database.run([asking(0), ...many])).toEqual([{ n: 300 }])
    expect(await database.run([...many, asking(0)])).toEqual([{ n: 0 }])
    await database.close()
  })

  it('starts from an image when it is given one', async () => {
    const image = await loadMemoryImage()
    const { PGlite } = await import('@electric-sql/pglite')
    const database = await PGlite.create({ loadDataDir: image })
    await database.query(`create table brought as select 7 as seven`)
    const other = await database.dumpDataDir('none')
    await database.close()
    const engine = await openEmbeddedEngine({ data: undefined, image: other })
    expect(await engine.asOwner.read((session) => session.query(sql`select seven from brought`))).toEqual([{ seven: 7 }])
    await engine.close()
  })
})

describe('the embedded engine in a folder', () => {
  it('is the same after closing and opening', async () => {
    const { mkdtempSync, rmSync } = await import('node:fs')
    const { openEngine } = await import('./open-engine.ts')
    const folder = mkdtempSync('/tmp/qianbi-test-')
    try {
      const first = await openEngine({ data: folder, access: 'create' })
      await migrate(first, [shape])
      await first.asOwner.write((session) => session.query(sql`insert into sample (town, id, note) values ('1', 1, '在')`))
      await expect(openEngine({ data: folder })).rejects.toMatchObject({ code: 'locked' })
      await first.close()
      const second = await openEngine({ data: folder })
      expect(await second.asOwner.read((session) => session.query(sql`select note from sample`))).toEqual([{ note: '在' }])
      await second.close()
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
