import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { createApi } from '../../src/api/app.ts'
import { definedOf } from '../../src/api/views/defined-of.ts'
import { addKey } from '../../src/app/store/key-file.ts'
import { secretsOf } from '../../src/app/store/secrets-of.ts'
import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import type { Actor } from '../../src/kernel/access/types.ts'
import { createUser, initTown, openEngine, openKernel, verifyAudit, withKernelPacks } from '../../src/kernel/index.ts'
import { createTestDatabase } from '../../src/kernel/storage/testing.ts'
import { packs } from '../../src/packs/index.ts'
import { newFolder, runQianbi } from '../cli/run-qianbi.ts'

const town = '999901102'
const password = 'bamboo-2020'
const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
const catalogue = resolveCatalogue(withKernelPacks(packs)).catalogue
const server = inject('testServer')

/** A service on the database as `qianbi serve` opens it, and its clerk's calls. */
async function openService(env: { readonly DATABASE_URL: string; readonly QIANBI_SECRET_KEY: string }) {
  const engine = { ...(await openEngine({ url: env.DATABASE_URL })), ...definedOf({ secrets: secretsOf(env) }) }
  const kernel = await openKernel({ engine: { ...engine, passwordCost: { memory: 8, passes: 1 } }, catalogue })
  const api = await createApi({ kernel, version: '0.0.0' })
  let cookie = ''
  const call = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const answer = await api.inject({ method, url, headers: { cookie }, ...(payload === undefined ? {} : { payload }) })
    if (answer.statusCode !== 200) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body.slice(0, 200)}`)
    return { body: answer.json(), cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
  }
  const close = async () => {
    await api.close()
    await engine.close()
  }
  return {
    kernel,
    close,
    enter: async () => {
      cookie = (await call('POST', '/api/session', { account: 'administrator', password })).cookie
    },
    send: async (method: 'GET' | 'POST', url: string, payload?: object) => (await call(method, url, payload)).body,
  }
}

type Service = Awaited<ReturnType<typeof openService>>

const ledger = '/api/ledgers/person-away'

/** Whoever has nothing to do lets the others go on. */
const pause = () => new Promise((resolve) => setImmediate(resolve))

/** Whoever writes and reads until they are told to stop: what went wrong, and the numbers that are in the books. */
function keepBusy({ send }: Service, village: string) {
  const wrong: string[] = []
  const written: string[] = []
  let next = 0
  let busy = true
  const work = async (turn: () => Promise<void>) => {
    while (busy) {
      await turn().catch((error: unknown) => void wrong.push(String(error)))
      await pause()
    }
  }
  const write = async () => {
    next += 1
    const name = `周${[...String(next)].map((digit) => '天地玄黄宇宙洪荒日月'[Number.parseInt(digit, 10)]).join('')}`
    const number = `139${String(next).padStart(8, '0')}`
    await send('POST', `${ledger}/records`, { values: { name, village, phone: number } })
    written.push(number)
  }
  const read = async () => {
    const number = written.at(-1)
    if (number === undefined) return
    for (const asked of [{ filters: [{ field: 'phone', operator: '=', value: number }] }, { search: number }]) {
      const { records } = await send('POST', `${ledger}/query`, asked)
      if (records.length !== 1 || records[0].values.phone !== number)
        wrong.push(`${JSON.stringify(asked)} finds ${JSON.stringify(records)}`)
    }
  }
  const all = Promise.all([write, write, write, read, read, read].map(work))
  const stop = async () => {
    busy = false
    await all
    return { wrong, written }
  }
  const until = async (count: number) => {
    while (written.length < count && wrong.length === 0) await pause()
  }
  return { stop, until, count: () => written.length }
}

async function numbersIn({ send }: Service): Promise<readonly string[]> {
  const found: string[] = []
  let after: string | undefined
  do {
    const page = await send('POST', `${ledger}/query`, { limit: 500, ...(after === undefined ? {} : { after }) })
    for (const { values } of page.records) found.push(values.phone)
    after = page.next
  } while (after !== undefined)
  return found.sort()
}

describe.runIf(server !== '')('a key that is replaced while a service on a server is in use', () => {
  it('fails nobody and makes nothing unreadable; what people are found by moves when the service has stopped, and the old key is needed no more', async () => {
    const folder = newFolder()
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const path = join(folder, 'secret.key')
    addKey(path)
    const env = { DATABASE_URL: (await createTestDatabase(server)).url, QIANBI_SECRET_KEY: path }
    const replace = (...more: string[]) => runQianbi(['secrets', ...more, '--json'], { cwd: folder, env })

    const service = await openService(env)
    await initTown(service.kernel, { town, name: '竹溪镇', county: '青岚县' })
    await createUser(service.kernel, system, { account: 'administrator', name: '管理', role: 'administrator', office: '办公室', password })
    await service.enter()
    const { id: village } = await service.send('POST', '/api/ledgers/village/records', { values: { code: '999901102201', name: '竹口村' } })
    await service.send('POST', '/api/webhooks', {
      kind: 'plain',
      label: '镇办公系统',
      url: 'https://hooks.example.com/qianbi',
      secret: 'bamboo-2021-secret',
    })
    const crowd = keepBusy(service, village)
    await crowd.until(10)
    const during = await replace('--new-key')
    const reached = crowd.count()
    await crowd.until(reached + 10)
    const { wrong, written } = await crowd.stop()
    expect([during.status, JSON.parse(during.stdout).webhooks, during.stderr]).toEqual([
      0,
      1,
      expect.stringContaining('还用原来的密钥加密'),
    ])
    expect(wrong).toEqual([])
    expect(reached, 'people wrote meanwhile').toBeGreaterThan(10)
    expect(await numbersIn(service)).toEqual([...written].sort())
    expect((await service.send('GET', '/api/webhooks')).map(({ host }: { host: string }) => host)).toEqual(['hooks.example.com'])
    await service.close()

    const after = await replace()
    expect([after.status, after.stderr]).toEqual([0, expect.not.stringContaining('还用原来的密钥加密')])
    writeFileSync(path, `${readFileSync(path, 'utf8').split('\n')[0]}\n`)
    const again = await openService(env)
    onTestFinished(() => again.close())
    await again.enter()
    expect(await numbersIn(again)).toEqual([...written].sort())
    expect((await again.send('GET', '/api/webhooks')).map(({ host }: { host: string }) => host)).toEqual(['hooks.example.com'])
    expect((await verifyAudit(again.kernel, { ...system, role: 'auditor' })).problems).toEqual([])
  })
})
