import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { createApi } from '../../src/api/app.ts'
import type { Api } from '../../src/api/context.ts'
import {
  type Actor,
  createUser,
  type Engine,
  importRows,
  initTown,
  type Kernel,
  openEngine,
  openKernel,
  type Refusal,
  verifyAudit,
} from '../../src/kernel/index.ts'
import { startTemporaryServer, type TemporaryServer } from '../../src/kernel/storage/testing/temporary-server.ts'
import { crashCatalogue } from './crash-catalogue.ts'

const town = '999901101'
const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
const password = 'bamboo-2020'
/** How long after it answers somebody else the server may still be away from us, in milliseconds. */
const backWithin = 5_000

describe.runIf(inject('testServer') !== '')('a township on a server that is restarted', () => {
  let server: TemporaryServer
  let engine: Engine
  let kernel: Kernel
  let api: Api
  let url: string
  let cookie: string
  beforeAll(async () => {
    server = (await startTemporaryServer()) ?? expect.unreachable()
    engine = await openEngine({ url: server.url, connections: 6 })
    kernel = await openKernel({ engine, catalogue: crashCatalogue })
    await initTown(kernel, { town, name: '青竹镇' })
    await createUser(kernel, system, { account: 'keshi', name: '某人', role: 'clerk', office: '办公室', password })
    api = await createApi({ kernel, version: '0.0.0' })
    url = await api.listen({ host: '127.0.0.1', port: 0 })
    const signedIn = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ account: 'keshi', password }),
    })
    cookie = String(signedIn.headers.get('set-cookie')).split(';')[0] ?? ''
  })
  afterAll(async () => {
    await api.close()
    await engine.close()
    await server.stop()
  })
  const post = async (path: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, body: await answer.text() }
  }
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } })
    return { status: answer.status, body: await answer.text() }
  }

  it.each(['fast', 'immediate'] as const)('lives on, keeps what it acknowledged and does nothing twice (%s)', async (mode) => {
    const acknowledged: string[] = []
    const imported: string[] = []
    const refused: string[] = []
    const strange: unknown[] = []
    let isOver = false
    const judge = (answer: { readonly status: number; readonly body: string }, note: () => void): void => {
      if (answer.status === 200) note()
      else if (answer.status === 503 && answer.body.includes('数据库正在恢复，请稍后再试')) refused.push(answer.body)
      else strange.push(answer)
    }
    const until = async (isSo: () => boolean | Promise<boolean>) => {
      while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
    }
    const repeat = async (work: (n: number) => Promise<void>) => {
      for (let n = 0; !isOver; n++) await work(n)
    }
    const writer = (name: string) =>
      repeat(async (n) => {
        const code = `${mode}-${name}-${n}`
        judge(await post('/api/ledgers/village/records', { values: { code, name: `村${code}` } }), () => acknowledged.push(code))
      })
    const importer = repeat(async (n) => {
      const batch = `${mode}-${n}`
      const rows = Array.from({ length: 300 }, (_, row) => ({ row: row + 2, cells: { 批: batch, 序: String(row) } }))
      try {
        await importRows(kernel, system, { ledger: 'line', columns: ['批', '序'], rows })
        imported.push(batch)
      } catch (error) {
        if ((error as Refusal).code === 'unavailable') refused.push(batch)
        else strange.push(error)
      }
    })
    const readers = [
      repeat(async () => judge(await post('/api/ledgers/village/query', {}), () => undefined)),
      repeat(async () => judge(await get('/api/ledgers/line/export?format=csv'), () => undefined)),
      repeat(async () => {
        const { status } = await get('/api/health')
        if (status !== 200) strange.push(status)
      }),
    ]
    const working = [...['甲', '乙', '丙', '丁'].map(writer), importer, ...readers]

    await until(() => acknowledged.length >= 30 && imported.length >= 1)
    await server.halt(mode)
    const away = await get('/api/ready')
    expect([away.status, JSON.parse(away.body)]).toEqual([
      503,
      { ready: false, error: { code: 'unavailable', message: '数据库正在恢复，请稍后再试。' } },
    ])
    await until(() => refused.length > 4)
    await server.resume()
    const answered = performance.now()
    const before = acknowledged.length
    await until(async () => (await get('/api/ready')).status === 200)
    await until(() => acknowledged.length > before)
    expect(performance.now() - answered).toBeLessThan(backWithin)
    await until(() => acknowledged.length >= before + 30 && imported.length >= 2)
    isOver = true
    await Promise.all(working)

    expect(strange).toEqual([])
    const found = await engine.asOwner.read(async (session) => ({
      codes: await session.query<{ code: string }>(sql`select code from ledger_village where town = ${town}`),
      batches: await session.query<{ batch: string; lines: number }>(
        sql`select batch, count(*)::integer as lines from ledger_line where town = ${town} group by batch`,
      ),
    }))
    const codes = found.codes.map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
    expect(acknowledged.filter((code) => !codes.includes(code))).toEqual([])
    expect(found.batches.filter(({ lines }) => lines !== 300)).toEqual([])
    const batches = new Set(found.batches.map(({ batch }) => batch))
    expect(imported.filter((batch) => !batches.has(batch))).toEqual([])
    expect((await verifyAudit(kernel, { ...system, role: 'auditor' })).problems).toEqual([])
  })
})
