import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import { type Engine, initTown, openEngine, openKernel, type Session } from '../kernel/index.ts'
import { createTestDatabase } from '../kernel/storage/testing.ts'
import { createApi } from './app.ts'
import type { Api } from './context.ts'

const end = (session: Session) => session.query(sql`select pg_terminate_backend(pg_backend_pid())`)

describe.runIf(inject('testServer') !== '')('a request during which the database goes away', () => {
  let engine: Engine
  let api: Api
  beforeAll(async () => {
    engine = await openEngine({ url: (await createTestDatabase(inject('testServer'))).url, connections: 2 })
    const kernel = await openKernel({ engine, catalogue: resolveCatalogue([]).catalogue })
    await initTown(kernel, { town: '999901102', name: '竹溪镇' })
    const write = () => engine.asOwner.write((session) => session.query(sql`create table if not exists tried (id integer)`))
    const observe = (api: Api) => {
      const open = { config: { right: 'public' } } as const
      api.post('/read', open, () => engine.asOwner.read(end))
      api.post('/write', open, () => engine.asOwner.write(end))
      api.post('/write-and-read', open, async () => {
        await write()
        await engine.asOwner.read(end)
      })
    }
    api = await createApi({ kernel, version: '0.0.0', observe })
  })
  afterAll(async () => {
    await api.close()
    await engine.close()
  })
  const post = async (url: string) => {
    const answer = await api.inject({ method: 'POST', url, payload: { some: '内容' } })
    return [answer.statusCode, answer.json().error]
  }

  it('is answered with 503, and says when something of it may have been saved', async () => {
    const again = { code: 'unavailable', message: '数据库正在恢复，请稍后再试。' }
    expect(await post('/read')).toEqual([503, again])
    expect(await post('/write')).toEqual([503, again])
    expect(await post('/write-and-read')).toEqual([503, { ...again, message: `${again.message}这次操作可能已经保存，重做之前请先核对。` }])
    expect(await post('/read')).toEqual([503, again])
  })

  it('leaves the next one alone', async () => {
    expect((await api.inject('/api/ready')).json()).toEqual({ ready: true })
    expect((await api.inject('/api/health')).json()).toEqual({ alive: true })
  })
})
