import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import {
  type Actor,
  addRecord,
  type Engine,
  initTown,
  type Kernel,
  openEngine,
  openKernel,
  takeAnchors,
  verifyAnchors,
  verifyAudit,
} from '../../src/kernel/index.ts'
import { startTemporaryServer, type TemporaryServer } from '../../src/kernel/storage/testing/temporary-server.ts'
import { crashCatalogue } from '../crash/crash-catalogue.ts'

const town = '999901101'
const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
const clerk: Actor = { ...system, role: 'clerk' }
const auditor: Actor = { ...system, role: 'auditor' }

/** As the guide has an administrator set it: from the cluster's own folder. */
const archiving = ['archive_mode=on', 'archive_command=mkdir -p ../archive && test ! -f ../archive/%f && cp %p ../archive/%f']

describe.runIf(inject('testServer') !== '')('a township on a server that keeps its log', () => {
  let server: TemporaryServer
  const opened: Engine[] = []
  const servers: TemporaryServer[] = []

  const openTownship = async (at: TemporaryServer): Promise<Kernel> => {
    const engine = await openEngine({ url: at.url, connections: 3 })
    opened.push(engine)
    return openKernel({ engine, catalogue: crashCatalogue })
  }
  const addVillages = async (kernel: Kernel, from: number, to: number) => {
    for (let n = from; n < to; n += 1) await addRecord(kernel, clerk, { ledger: 'village', values: { code: `V${n}`, name: `村${n}` } })
  }
  const codesOf = async ({ engine }: Kernel) => {
    const rows = await engine.asOwner.read((session) =>
      session.query<{ code: string }>(sql`select code from ledger_village order by recorded_at`),
    )
    return rows.map(({ code }) => code)
  }

  beforeAll(async () => {
    server = (await startTemporaryServer({ durable: true, settings: archiving })) ?? expect.unreachable()
    servers.push(server)
  })
  const closeAll = async () => {
    for (const engine of opened.splice(0)) await engine.close()
  }
  afterAll(async () => {
    await closeAll()
    for (const one of servers.reverse()) await one.stop()
  })

  it('is led back to the moment before a mistake, whole, and goes on from there', async () => {
    const base = join(server.folder, 'base')
    const kernel = await openTownship(server)
    await initTown(kernel, { town, name: '青竹镇' })
    await addVillages(kernel, 0, 5)
    server.run('pg_basebackup', ['-d', server.url, '-D', base, '-X', 'none', '-c', 'fast'])

    await addVillages(kernel, 5, 12)
    const anchors = await takeAnchors(kernel.engine, { clock: kernel.clock })
    const [moment] = await kernel.engine.asOwner.read((session) => session.query<{ at: string }>(sql`select clock_timestamp()::text as at`))
    await addVillages(kernel, 12, 15)
    // Somebody who owns the database.
    await kernel.engine.asOwner.write((session) => session.query(sql`delete from ledger_village`))
    expect(await codesOf(kernel)).toEqual([])
    const later = await takeAnchors(kernel.engine, { clock: kernel.clock })
    await kernel.engine.asOwner.read((session) => session.query(sql`select pg_switch_wal()`))
    await closeAll()
    await server.halt('fast')

    writeFileSync(join(base, 'recovery.signal'), '')
    const back = await startTemporaryServer({
      durable: true,
      cluster: base,
      settings: ['restore_command=cp ../archive/%f %p', `recovery_target_time=${moment?.at}`, 'recovery_target_action=promote'],
    })
    if (back === undefined) return expect.unreachable()
    servers.push(back)
    const restored = await openTownship(back)
    expect(await codesOf(restored)).toEqual(Array.from({ length: 12 }, (_, n) => `V${n}`))
    expect((await verifyAudit(restored, auditor)).problems).toEqual([])
    expect(await verifyAnchors(restored.engine, anchors, { town })).toEqual([])
    expect((await verifyAnchors(restored.engine, later, { town })).map(({ message }) => message)).toEqual([
      expect.stringContaining('审计链被截断'),
    ])
    await addVillages(restored, 12, 13)
    expect((await codesOf(restored)).at(-1)).toBe('V12')
    expect((await verifyAudit(restored, auditor)).problems).toEqual([])
  })
})
