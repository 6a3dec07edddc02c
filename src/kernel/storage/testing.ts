import pg from 'pg'
import { afterAll, describe, inject } from 'vitest'
import { openEmbeddedEngine } from './embedded/embedded-engine.ts'
import { openEngine } from './open-engine.ts'
import { loadMemoryImage } from './testing/memory-image.ts'
import type { Engine } from './types.ts'

/**
 * Runs the same tests on every engine there is: an embedded database in memory, and a PostgreSQL server when the run has one.
 * `open` gives a fresh, empty database each time; all of them are closed and dropped after the tests.
 */
export function describeEngines(name: string, body: (open: () => Promise<Engine>) => void): void {
  describe(`${name} (embedded)`, () => {
    const opened: Engine[] = []
    afterAll(async () => {
      for (const engine of opened) await engine.close()
    })
    body(async () => {
      const engine = await openEmbeddedEngine({ data: undefined, image: await loadMemoryImage() })
      opened.push(engine)
      return engine
    })
  })
  const server = inject('testServer')
  if (server === '') return
  describe(`${name} (server)`, () => {
    const opened: { readonly engine: Engine; readonly database: string }[] = []
    afterAll(async () => {
      for (const { engine, database } of opened) {
        await engine.close()
        await administer(server, `drop database if exists ${database} with (force)`)
      }
    })
    body(async () => {
      const { url, database } = await createTestDatabase(server)
      const engine = await openEngine({ url, connections: 6 })
      opened.push({ engine, database })
      return engine
    })
  })
}

let made = 0

/** A new empty database on the server of the run. */
export async function createTestDatabase(server: string): Promise<{ readonly url: string; readonly database: string }> {
  made += 1
  const database = `qianbi_test_${process.pid}_${Date.now().toString(36)}_${made}`
  await administer(server, `create database ${database} template template0 encoding 'UTF8'`)
  const url = new URL(server)
  url.pathname = `/${database}`
  return { url: url.href, database }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
