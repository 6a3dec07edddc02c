import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { count } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../row.ts'
import { streamRows } from '../stream-rows.ts'
import { startTemporaryServer, type TemporaryServer } from '../testing/temporary-server.ts'
import { createTestDatabase } from '../testing.ts'
import type { CopyRow, Engine, Session } from '../types.ts'
import { openServerEngine } from './server-engine.ts'

const backend = async (session: Session): Promise<number> => {
  const [row] = await session.query<{ pid: number }>(sql`select pg_backend_pid() as pid`)
  return row?.pid ?? 0
}
const one = sql<{ one: number }>`select 1 as one`
const lines = (engine: Engine) => engine.asOwner.read((session) => session.query<{ id: number }>(sql`select id from line order by id`))
const unavailable = { code: 'unavailable', message: expect.stringContaining('数据库正在恢复，请稍后再试') }

describe.runIf(inject('testServer') !== '')('when the server ends a connection', () => {
  let url: string
  let engine: Engine
  let other: pg.Client
  beforeAll(async () => {
    ;({ url } = await createTestDatabase(inject('testServer')))
    other = new pg.Client({ connectionString: url })
    await other.connect()
    // One connection: the next work has to get a new one.
    engine = await openServerEngine({ url, connections: 1 })
    await engine.asOwner.write((session) => session.query(sql`create table line (id integer primary key, note text)`))
  })
  beforeEach(() => engine.asOwner.write((session) => session.query(sql`truncate line`)))
  afterAll(async () => {
    await engine.close()
    await other.end()
  })
  const end = (pid: number) => other.query('select pg_terminate_backend($1, 10000)', [pid])
  /** Ends the connection once it waits for the lock that the other client holds. */
  const endWaiting = async (pid: number) => {
    for (;;) {
      const { rows } = await other.query(`select 1 from pg_locks where pid = $1 and not granted`, [pid])
      if (rows.length > 0) break
    }
    await end(pid)
  }
  const insert = (id: number) => sql`insert into line (id) values (${id}::integer)`

  const works: readonly (readonly [string, (session: Session, pid: number) => Promise<unknown>])[] = [
    ['a select', (session, pid) => Promise.all([session.query(sql`select pg_advisory_xact_lock(1)`), endWaiting(pid)])],
    [
      'an insert',
      (session, pid) => Promise.all([session.query(sql`insert into line select 2 from pg_advisory_xact_lock(1)`), endWaiting(pid)]),
    ],
    [
      'an update',
      (session, pid) => Promise.all([session.query(sql`update line set note = pg_advisory_xact_lock(1)::text`), endWaiting(pid)]),
    ],
    ['a statement that ends it itself', (session) => session.query(sql`select pg_terminate_backend(pg_backend_pid())`)],
    [
      'a copy, between two of its chunks',
      (session, pid) => {
        const rows = async function* (): AsyncGenerator<CopyRow> {
          for (let id = 10; ; id++) {
            if (id === 50_000) await end(pid)
            yield [String(id), '同一句备注'.repeat(20)]
          }
        }
        return session.copyIn('line', ['id', 'note'], rows())
      },
    ],
    [
      'a copy, before its first row',
      async (session, pid) => {
        const rows = async function* (): AsyncGenerator<CopyRow> {
          await end(pid)
          yield ['10', null]
        }
        return session.copyIn('line', ['id', 'note'], rows())
      },
    ],
    [
      'a copy, after its last row',
      async (session, pid) => {
        const rows = async function* (): AsyncGenerator<CopyRow> {
          yield ['10', null]
          await end(pid)
        }
        return session.copyIn('line', ['id', 'note'], rows())
      },
    ],
    [
      'a cursor, between two of its fetches',
      async (session, pid) => {
        let read = 0
        for await (const _ of streamRows(session, {
          row: row('numbers', { n: count }),
          statement: sql`select generate_series(1, 1000) as n`,
          size: 100,
        })) {
          read += 1
          if (read === 250) await end(pid)
        }
      },
    ],
    [
      'nothing, between two statements',
      async (session, pid) => {
        await end(pid)
        await session.query(insert(2))
      },
    ],
    [
      'nothing, and the work goes on without noticing, before the commit',
      async (session, pid) => {
        await end(pid)
        await session.query(one).catch(() => undefined)
      },
    ],
    ['nothing, just before the commit', (_, pid) => end(pid)],
  ]
  it.each(works)('during %s, the work is refused and undone, and the next one is done', async (_, work) => {
    await engine.asOwner.write((session) => session.query(insert(0)))
    await other.query('select pg_advisory_lock(1)')
    try {
      const done = engine.asOwner.write(async (session) => {
        const pid = await backend(session)
        await session.query(insert(1))
        await work(session, pid)
      })
      await expect(done).rejects.toBeInstanceOf(Refusal)
      await expect(done).rejects.toMatchObject(unavailable)
    } finally {
      await other.query('select pg_advisory_unlock(1)')
    }
    expect(await lines(engine)).toEqual([{ id: 0 }])
    const read = engine.asOwner.read(async (session) => {
      await end(await backend(session))
      return session.query(one)
    })
    await expect(read).rejects.toMatchObject(unavailable)
    await engine.asOwner.write((session) => session.query(insert(3)))
    expect(await lines(engine)).toEqual([{ id: 0 }, { id: 3 }])
  })

  it('during a commit, says that the work may have been saved', async () => {
    await other.query(
      `create or replace function wait_in_commit() returns trigger language plpgsql as 'begin perform pg_advisory_xact_lock(1); return null; end'`,
    )
    await other.query(
      'create constraint trigger line_commit after insert on line deferrable initially deferred for each row execute function wait_in_commit()',
    )
    await other.query('select pg_advisory_lock(1)')
    try {
      const done = engine.asOwner.write(async (session) => {
        const pid = await backend(session)
        await session.query(insert(1))
        return pid
      })
      const ended = other
        .query(
          `select pid from pg_stat_activity where datname = current_database() and application_name <> 'x' and pid <> pg_backend_pid()`,
        )
        .then(({ rows }) => endWaiting(rows[0].pid))
      await expect(done).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('可能已经保存') })
      await ended
    } finally {
      await other.query('select pg_advisory_unlock(1)')
      await other.query('drop trigger line_commit on line')
    }
    expect(await lines(engine)).toEqual([])
  })

  it('says so when work went on past a failed statement, and was therefore not saved', async () => {
    const work = async (session: Session) => {
      await session.query(insert(1))
      await session.query(insert(1)).catch(() => undefined)
    }
    await expect(engine.asOwner.write(work)).rejects.toThrow('rolled back at the commit')
    expect(await lines(engine)).toEqual([])
  })

  it('while it lies unused, notices nothing', async () => {
    const pid = await engine.asOwner.read(backend)
    await end(pid)
    await engine.asOwner.write((session) => session.query(insert(1)))
    expect(await lines(engine)).toEqual([{ id: 1 }])
  })

  it('during a compaction, refuses that and goes on', async () => {
    const pid = await engine.asOwner.read(backend)
    await other.query('begin')
    await other.query('lock table line')
    const done = engine.compact(['line'])
    const refused = expect(done).rejects.toMatchObject(unavailable)
    await endWaiting(pid)
    await other.query('rollback')
    await refused
    expect(await lines(engine)).toEqual([])
  })

  it('tells a cancelled statement from a fault of ours', async () => {
    const done = engine.asOwner.write(async (session) => {
      const pid = await backend(session)
      await other.query('select pg_advisory_lock(1)')
      const waiting = session.query(sql`select pg_advisory_xact_lock(1)`)
      waiting.catch(() => undefined)
      await expect.poll(async () => (await other.query('select 1 from pg_locks where pid = $1 and not granted', [pid])).rows.length).toBe(1)
      await other.query('select pg_cancel_backend($1)', [pid])
      await waiting
    })
    await expect(done).rejects.toMatchObject({ code: 'unavailable' })
    await other.query('select pg_advisory_unlock(1)')
    await engine.ready()
  })
})

describe.runIf(inject('testServer') !== '')('when the server goes and comes back', () => {
  let server: TemporaryServer
  beforeAll(async () => {
    server = (await startTemporaryServer({ settings: ['max_connections=8', 'superuser_reserved_connections=0'] })) ?? expect.unreachable()
  })
  afterAll(() => server.stop())

  it.each(['fast', 'immediate'] as const)('is not ready meanwhile, and is again (%s)', async (mode) => {
    const engine = await openServerEngine({ url: server.url, connections: 3 })
    await Promise.all(Array.from({ length: 3 }, () => engine.asOwner.read((session) => session.query(sql`select pg_sleep(0.05)`))))
    await engine.ready()
    await server.halt(mode)
    await expect(engine.ready()).rejects.toMatchObject(unavailable)
    await expect(engine.asOwner.read((session) => session.query(one))).rejects.toMatchObject(unavailable)
    await server.resume()
    await engine.ready()
    expect(await Promise.all(Array.from({ length: 6 }, () => engine.asOwner.read((session) => session.query(one))))).toHaveLength(6)
    await engine.close()
  })

  it('waits a moment for work of which nothing was sent yet', async () => {
    const engine = await openServerEngine({ url: server.url, connections: 2, patience: 60_000 })
    await server.halt('fast')
    const read = engine.asOwner.read((session) => session.query(one))
    await server.resume()
    expect(await read).toEqual([{ one: 1 }])
    await engine.close()
  })

  it('says that it is busy when all connections are taken, and uses those it has', async () => {
    // Long enough that ten reads on a busy machine are not turned away, which one behind a held connection is.
    const engine = await openServerEngine({ url: server.url, connections: 4, patience: 3_000 })
    const taken: pg.Client[] = []
    for (;;) {
      const client = new pg.Client({ connectionString: server.url })
      try {
        await client.connect()
        taken.push(client)
      } catch (error) {
        expect(error).toMatchObject({ code: '53300' })
        break
      }
    }
    // The one connection of the engine serves them one after another.
    const read = () => engine.asOwner.read((session) => session.query(one))
    await read()
    await Promise.all(Array.from({ length: 10 }, read))
    const none = openServerEngine({ url: server.url })
    await expect(none).rejects.toMatchObject({ code: '53300' })
    let finish = () => {}
    const long = new Promise<void>((resolve) => {
      finish = resolve
    })
    const held = engine.asOwner.read(async (session) => {
      await session.query(one)
      await long
    })
    await expect(read()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('数据库正忙，请稍后再试') })
    await expect(engine.ready()).rejects.toMatchObject({ code: 'unavailable' })
    finish()
    await held
    for (const client of taken) await client.end()
    expect(await Promise.all(Array.from({ length: 4 }, read))).toHaveLength(4)
    await engine.close()
  })
})
