import pg from 'pg'
import { expect, inject, it, onTestFinished } from 'vitest'
import { createTestDatabase } from '../testing.ts'
import { openConnections } from './connections.ts'

const server = inject('testServer')

it.runIf(server !== '')('a service that nobody asks anything stays connected, so that no key is replaced behind its back', async () => {
  const { url } = await createTestDatabase(server)
  const watcher = new pg.Client({ connectionString: url })
  await watcher.connect()
  const connections = await openConnections({ url, idle: 1 })
  onTestFinished(async () => {
    await connections.close()
    await watcher.end()
  })
  const others = async (): Promise<number> => {
    const { rows } = await watcher.query<{ others: number }>(
      `select count(*)::integer as others from pg_stat_activity where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
    )
    return rows[0]?.others ?? 0
  }
  const busy = [await connections.take('select 1'), await connections.take('select 1')]
  expect(await others()).toBe(2)
  for (const one of busy) connections.give(one, false)
  while ((await others()) > 1) await new Promise((resolve) => setImmediate(resolve))
  for (let asked = 0; asked < 50; asked += 1) expect(await others()).toBe(1)
})
