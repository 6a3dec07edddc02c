import { Ajv } from 'ajv'
import type { RouteOptions } from 'fastify'
import { expect } from 'vitest'
import { resolveCatalogue } from '../definition/catalogue/resolve-catalogue.ts'
import type { Catalogue } from '../definition/catalogue/types.ts'
import type { Actor, Role } from '../kernel/access/types.ts'
import type { Kernel } from '../kernel/context.ts'
import { createUser, initTown, openKernel, withKernelPacks } from '../kernel/index.ts'
import { openEmptyMemory, openPreparedMemory } from '../kernel/storage/testing/prepared-memory.ts'
import type { Engine } from '../kernel/storage/types.ts'
import { packs } from '../packs/index.ts'
import { createApi } from './app.ts'
import type { Api } from './context.ts'
import { type Carry, type Client, createClient } from './contract/client.ts'
import type { ErrorBody } from './contract/common.ts'
import type { Right } from './contract/endpoint.ts'
import type { EndpointTable } from './contract/endpoints/index.ts'
import { lightTable } from './contract/light-table.ts'

export const town = '999901102'
export const password = 'bamboo-2020'

export interface Route {
  readonly method: string
  readonly url: string
  readonly right: Right | undefined
  readonly schema: RouteOptions['schema']
}

export interface TestApi {
  readonly api: Api
  readonly kernel: Kernel
  readonly routes: readonly Route[]
  /** The calls of the contract, as a signed-in user of that role. */
  as(role: Role): Client<EndpointTable>
  /** Sends whatever it is told, as a signed-in user of that role; `undefined` as nobody. */
  call(role: Role | undefined, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, body?: unknown): Promise<Answer>
  cookieOf(role: Role): Promise<string>
  passTime(milliseconds: number): void
  close(): Promise<void>
}

export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever the server sent
  readonly body: any
  readonly bytes: Buffer
  readonly headers: Readonly<Record<string, unknown>>
}

let whole: Catalogue | undefined

/** The packs, resolved once for all tests of a worker. */
function wholeCatalogue(): Catalogue {
  whole ??= resolveCatalogue(withKernelPacks(packs)).catalogue
  return whole
}

/** The server over a fresh in-memory database with a user of every role. Every answer that leaves it is held against its described shape. */
export async function openTestApi({
  catalogue: own,
  newId,
  ...options
}: {
  readonly web?: string
  readonly catalogue?: Catalogue
  readonly newId?: () => string
} = {}): Promise<TestApi> {
  let now = Date.parse('2021-01-15T02:00:00Z')
  const catalogue = own ?? wholeCatalogue()
  const open = (engine: Engine) => openKernel({ engine, catalogue, clock: () => new Date(now), ...(newId === undefined ? {} : { newId }) })
  const engine = own === undefined ? await openPreparedMemory('api', async (empty) => found(await open(empty))) : await openEmptyMemory()
  const kernel = await open(engine)
  if (own !== undefined) await found(kernel)
  const routes: Route[] = []
  const api = await createApi({ kernel, version: '0.0.0', observe: (api) => watch(api, routes), ...options })
  const cookies = new Map<Role, string>()
  const cookieOf = async (role: Role): Promise<string> => {
    const known = cookies.get(role)
    if (known !== undefined) return known
    const answer = await api.inject({ method: 'POST', url: '/api/session', payload: { account: role, password } })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    cookies.set(role, cookie)
    return cookie
  }
  return {
    api,
    kernel,
    routes,
    cookieOf,
    as: (role) =>
      createClient<EndpointTable>(
        lightTable,
        carryTo(api, () => cookieOf(role)),
      ),
    call: async (role, method, url, body) => {
      const answer = await api.inject({
        method,
        url,
        headers: role === undefined ? {} : { cookie: await cookieOf(role) },
        ...(body === undefined ? {} : { payload: body as object }),
      })
      return { status: answer.statusCode, body: parse(answer.body), bytes: answer.rawPayload, headers: answer.headers }
    },
    passTime: (milliseconds) => {
      now += milliseconds
      // A session that nobody uses ends after half an hour for some: everybody signs in again.
      if (milliseconds >= 15 * 60_000) cookies.clear()
    },
    close: async () => {
      await api.close()
      await engine.close()
    },
  }
}

/** A town and a user of every role. */
async function found(kernel: Kernel): Promise<void> {
  await initTown(kernel, { town, name: '竹溪镇', county: '青岚县' })
  const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }
  for (const role of roles) await createUser(kernel, system, { account: role, name: `用户${role}`, role, office: '办公室', password })
}

export const roles: readonly Role[] = ['administrator', 'clerk', 'editor', 'leader', 'villageCadre', 'gridWorker', 'auditor']

function watch(api: Api, routes: Route[]): void {
  const ajv = new Ajv({ strict: false })
  const presented = new WeakMap<object, unknown>()
  api.addHook('onRoute', ({ method, url, config, schema }) => {
    for (const one of [method].flat()) routes.push({ method: one, url, right: config?.right, schema })
  })
  api.addHook('preSerialization', async (request, reply, payload) => {
    const described: unknown = Reflect.get(
      request.routeOptions.schema?.response ?? {},
      reply.statusCode === 200 ? '200' : `${String(reply.statusCode)[0]}xx`,
    )
    if (described === undefined || payload === null) return payload
    const given: unknown = JSON.parse(JSON.stringify(payload))
    expect(ajv.validate(described as object, given), `${request.method} ${request.url}: ${ajv.errorsText()}`).toBe(true)
    presented.set(request, given)
    return payload
  })
  // The serialiser leaves out what the schema does not name: nothing may be given that then is not sent.
  api.addHook('onSend', async (request, _reply, sent) => {
    if (presented.has(request)) expect(JSON.parse(String(sent)), `${request.method} ${request.url}`).toEqual(presented.get(request))
    return sent
  })
}

/** Carries the calls of a client to the server without a network; a refusal is thrown as `Refused`. */
function carryTo(api: Api, cookie: () => Promise<string>): Carry {
  return async ({ verb, address, body }) => {
    const form = body instanceof FormData ? new Request('http://test.invalid', { method: 'POST', body }) : undefined
    const answer = await api.inject({
      method: verb,
      url: address,
      headers: { cookie: await cookie(), ...Object.fromEntries(form?.headers ?? []) },
      ...(body === undefined ? {} : { payload: form === undefined ? body : Buffer.from(await form.arrayBuffer()) }),
    })
    if (answer.statusCode !== 200) throw new Refused(answer.statusCode, answer.json().error)
    return answer.json()
  }
}

/** What a call of a test was refused with. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly fields: readonly { readonly field: string; readonly message: string }[]

  constructor(status: number, error: ErrorBody['error']) {
    super(error.message)
    this.status = status
    this.code = error.code
    this.fields = error.fields ?? []
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
