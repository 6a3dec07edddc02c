import { AsyncResource } from 'node:async_hooks'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import { describeEngines } from './testing.ts'
import type { Engine } from './types.ts'

const count = sql<{ n: number }>`select count(*)::integer as n from kept`

async function countKept(engine: Engine): Promise<number> {
  return (await engine.asOwner.read((session) => session.query(count)))[0]?.n ?? 0
}

/** Counts as somebody else, whoever has it done: a transaction inside a transaction is a bug. */
function counter(engine: Engine): { readonly ask: () => void; readonly seen: Promise<number>[] } {
  const seen: Promise<number>[] = []
  return { seen, ask: AsyncResource.bind(() => void seen.push(countKept(engine))) }
}

function makeTable(engine: Engine): Promise<unknown> {
  return engine.asOwner.write((session) => session.query(sql`create table if not exists kept (n integer primary key)`))
}

/** Writes numbers by the hundred and rests between; before every rest `meanwhile` may ask for what waits. */
function writePieces(engine: Engine, meanwhile: (piece: number) => void, pieces: number, from = 0): Promise<void> {
  return engine.asOwner.write(async (session) => {
    await session.query(sql`select count(*) from kept`)
    for (let piece = 0; piece < pieces; piece++) {
      meanwhile(piece)
      await session.rest?.()
      const rows = Array.from({ length: 100 }, (_, row) => [String(from + piece * 100 + row)])
      await session.copyIn('kept', ['n'], rows)
    }
    await session.grew('kept', pieces * 100)
  })
}

describeEngines('a long write that rests', (open) => {
  it('answers readers meanwhile, who see nothing of it until it is done', async () => {
    const engine = await open()
    await makeTable(engine)
    const { seen, ask } = counter(engine)
    await writePieces(engine, ask, 5)
    // A server's reader comes when its connection does, which may be after the end: then it sees all of it.
    const allowed = engine.kind === 'embedded' ? [0] : [0, 500]
    expect((await Promise.all(seen)).filter((rows) => !allowed.includes(rows))).toEqual([])
    expect(seen).toHaveLength(5)
    expect(await countKept(engine)).toBe(500)
    await writePieces(engine, ask, 5, 1_000)
    expect(await countKept(engine)).toBe(1_000)
  })

  it('leaves nothing behind when it fails, and lets no other writer come between', async () => {
    const engine = await open()
    await makeTable(engine)
    const others: Promise<unknown>[] = []
    const { seen, ask } = counter(engine)
    const write = AsyncResource.bind(
      () => void others.push(engine.asOwner.write((session) => session.query(sql`insert into kept values (1)`))),
    )
    const failing = writePieces(
      engine,
      (piece) => {
        ask()
        if (piece === 1) write()
        if (piece === 4) throw new Error('no more')
      },
      5,
    )
    await expect(failing).rejects.toThrow('no more')
    await Promise.all([...others, ...seen])
    expect(await countKept(engine)).toBe(1)
    await writePieces(engine, ask, 5, 1_000)
    expect(await countKept(engine)).toBe(501)
  })

  it('takes nothing back when a statement failed and nobody minded', async () => {
    const engine = await open()
    await makeTable(engine)
    const { ask } = counter(engine)
    const careless = engine.asOwner.write(async (session) => {
      await session.copyIn(
        'kept',
        ['n'],
        Array.from({ length: 100 }, (_, row) => [String(row)]),
      )
      ask()
      await session.rest?.()
      await session.query(sql`select 1 / 0`).catch(() => undefined)
    })
    await expect(careless).rejects.toThrow()
    expect(await countKept(engine)).toBe(0)
  })
})

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'qianbi-rest-'))
  folders.push(folder)
  return folder
}

it('is done or undone as a whole at the next opening, whatever the process was about to say when it ended', async () => {
  const data = newFolder()
  const engine = await openEmbeddedEngine({ data, access: 'create' })
  await makeTable(engine)
  const ends: { readonly said: string; readonly folder: string }[] = []
  const stop = engine.onStatement((statement) => {
    const [said] = /^(?:prepare|commit prepared|commit$)/.exec(statement) ?? []
    // The first rest has nothing to park.
    if (said === undefined || (said === 'commit' && ends.length === 0)) return
    const folder = newFolder()
    cpSync(data, folder, { recursive: true })
    ends.push({ said, folder })
  })
  await writePieces(engine, counter(engine).ask, 3)
  stop()
  await engine.close()
  const words = ends.map(({ said }) => said)
  expect(words.filter((said) => said === 'prepare').length).toBe(2)
  const decided = words.indexOf('commit prepared')
  expect(words.slice(decided)).toEqual(['commit prepared', 'commit prepared', ...words.slice(decided + 2)])
  for (const [at, { said, folder }] of ends.entries()) {
    const again = await openEmbeddedEngine({ data: folder, access: at % 2 === 0 ? 'read' : 'write' })
    expect([at, said, await countKept(again)]).toEqual([at, said, at < decided ? 0 : 300])
    await again.close()
  }
})
