import pg from 'pg'
import { afterAll, expect, inject, it } from 'vitest'
import { runCommandLine } from '../../src/app/command-line/run-command-line.ts'
import { commands } from '../../src/app/commands/index.ts'
import { commandLineActor } from '../../src/app/store/choose-town.ts'
import { openStore } from '../../src/app/store/open-store.ts'
import { initTown, listRecords } from '../../src/kernel/index.ts'
import { createTestDatabase } from '../../src/kernel/storage/testing.ts'

const server = inject('testServer')
const user = `qianbi_office_${process.pid}`
const ended: (() => Promise<unknown>)[] = []
afterAll(async () => {
  for (const end of ended.reverse()) await end()
})

/** A database of somebody who may make no roles, as most servers give one, and the DBA's connection to it. */
async function openOffice() {
  const { url, database } = await createTestDatabase(server)
  const dba = new pg.Client({ connectionString: url })
  await dba.connect()
  await dba.query(`create role ${user} login password 'office'`)
  await dba.query(`alter database ${database} owner to ${user}`)
  ended.push(async () => {
    await dba.query(`drop owned by ${user} cascade`)
    await dba.query(`drop owned by qianbi_town, qianbi_part cascade`)
    await dba.query(`alter database ${database} owner to current_user`)
    await dba.query(`drop role ${user}`)
    await dba.end()
  })
  const own = new URL(url)
  own.username = user
  own.password = 'office'
  return { url: own.href, dba }
}

async function look(url: string) {
  const said: string[] = []
  const terminal = { result: (text: string) => void said.push(text), note: () => undefined, progress: () => undefined }
  const status = await runCommandLine(['doctor', url, '--json'], { terminal, environment: {}, commands })
  const { findings } = JSON.parse(said.join('\n'))
  return { status, wall: findings.find(({ what }: { readonly what: string }) => what === '行级安全') }
}

it.skipIf(server === '')(
  'a server where roles may not be made is used without the wall, and with it when the DBA has made it',
  async () => {
    const { url, dba } = await openOffice()
    const open = async () => {
      const kernel = await openStore({ url }, { access: 'create' })
      try {
        return { wall: kernel.engine.wall(), work: await listVillages(kernel) }
      } finally {
        await kernel.engine.close()
      }
    }
    const listVillages = async (kernel: Awaited<ReturnType<typeof openStore>>) => {
      await initTown(kernel, { town: '999901101', name: '青竹镇' }).catch(() => undefined)
      return (await listRecords(kernel, commandLineActor('999901101'), { ledger: 'village' })).records
    }
    const without = await open()
    expect([without.wall, without.work]).toEqual([{ stands: false, why: expect.stringContaining('qianbi_town') }, []])
    expect(await look(url)).toEqual({
      status: 0,
      wall: expect.objectContaining({ state: 'warn', message: expect.stringContaining('管理指南') }),
    })

    await dba.query(`do $$ begin create role qianbi_town nologin; exception when duplicate_object or unique_violation then null; end $$`)
    await dba.query(`grant qianbi_town to ${user}`)
    expect(await open()).toEqual({
      wall: { stands: true, searches: false, parts: { why: expect.stringContaining('qianbi_part') } },
      work: [],
    })
    expect((await look(url)).wall).toMatchObject({ state: 'warn', message: expect.stringContaining('没有按村和网格隔开') })

    await dba.query(`do $$ begin create role qianbi_part nologin; exception when duplicate_object or unique_violation then null; end $$`)
    await dba.query(`grant qianbi_part to ${user}`)
    expect(await open()).toEqual({ wall: { stands: true, searches: false }, work: [] })
    expect((await look(url)).wall).toMatchObject({ state: 'warn', message: expect.stringContaining('第三句') })

    // What a destruction leaves to be rewritten is rewritten by such a user too, though policies lean on some of the columns.
    const kernel = await openStore({ url }, { access: 'create' })
    await kernel.engine.compact(kernel.catalogue.catalogue.ledgers.map(({ table }) => table))
    await kernel.engine.close()
    expect((await open()).wall).toMatchObject({ stands: true })

    await dba.query('alter function pg_catalog.ts_match_vq(tsvector, tsquery) leakproof')
    expect(await open()).toEqual({ wall: { stands: true, searches: true }, work: [] })
    expect(await look(url)).toEqual({ status: 0, wall: expect.objectContaining({ state: 'ok' }) })
  },
)
