import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { can } from '../kernel/access/authorize.ts'
import { type DomainThing, isDomainThing } from '../kernel/index.ts'
import { namesKeyword } from './contract/common.ts'
import type { Endpoint } from './contract/endpoint.ts'
import { endpoints } from './contract/endpoints/index.ts'
import { openTestApi, roles, type TestApi, town } from './testing.ts'

/** Domains that a town may do without, with something of every kind among them. */
const away = ['governance', 'construction', 'epidemic']

const declared: readonly (readonly [string, Endpoint])[] = Object.entries(endpoints)

/** Where in a schema something of a domain is named. */
interface Spot {
  readonly path: string
  readonly thing: DomainThing | undefined
}

/** Every text of a schema that has a free value, by the names that lead to it. */
function textsOf(schema: unknown, path: string): readonly Spot[] {
  const { type, properties, items, anyOf, [namesKeyword]: thing, const: fixed } = Object(schema)
  if (Array.isArray(anyOf)) return anyOf.flatMap((one) => textsOf(one, path))
  if (items !== undefined) return textsOf(items, `${path}[]`)
  if (properties !== undefined) return Object.entries(properties).flatMap(([name, part]) => textsOf(part, `${path}.${name}`))
  if (type !== 'string' || fixed !== undefined) return []
  return [{ path, thing: typeof thing === 'string' && isDomainThing(thing) ? thing : undefined }]
}

const spotsOf = ({ params, query, body }: Endpoint) => [...textsOf(params, 'params'), ...textsOf(query, 'query'), ...textsOf(body, 'body')]

/** The least that a schema takes, with `name` in the one spot. */
function sampleOf(schema: unknown, path: string, at: { readonly spot: string; readonly name: string }): unknown {
  const { type, properties, items, anyOf, required = [], minimum, const: fixed, pattern } = Object(schema)
  if (path === at.spot) return at.name
  if (fixed !== undefined) return fixed
  if (Array.isArray(anyOf)) return sampleOf(anyOf[0], path, at)
  if (type === 'array') return [sampleOf(items, `${path}[]`, at)]
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(properties ?? {}).flatMap(([name, part]) => {
        const below = `${path}.${name}`
        const wanted = required.includes(name) || at.spot === below || at.spot.startsWith(`${below}.`) || at.spot.startsWith(`${below}[`)
        return wanted ? [[name, sampleOf(part, below, at)]] : []
      }),
    )
  if (type === 'integer' || type === 'number') return minimum ?? 1
  if (type === 'boolean') return true
  return usual(path, pattern)
}

/** Of what stands beside the name in question nothing is looked at before it, but for a ledger and a loop that must be there to be asked. */
function usual(path: string, pattern: string | undefined): string {
  if (path.endsWith('.ledger')) return 'village'
  if (path.endsWith('.loop')) return 'household-recognition'
  if (path.endsWith('.indicator')) return 'no-such-indicator'
  if (pattern?.includes('-\\d{2}-') || /\.(on|from|to|until|since)$/.test(path)) return '2021-01-05'
  if (/\.(month|period)$/.test(path)) return '2020-12'
  if (path.endsWith('.year')) return '2020'
  return 'no-such-thing'
}

let test: TestApi
/** What of the domains there is, by what it is: by name and, where people use it, by label. */
let own: Readonly<Record<DomainThing, readonly string[]>>

async function ask(endpoint: Endpoint, at: { readonly spot: string; readonly name: string }) {
  const { right, verb, path } = endpoint
  const role = roles.find((one) => right === 'public' || can({ id: 'x', name: 'x', town, role: one }, right))
  const { params, query, body } = endpoint
  const values = Object(params === undefined ? {} : sampleOf(params, 'params', at))
  const address = path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(values[part])))
  const asked = new URLSearchParams(Object(query === undefined ? {} : sampleOf(query, 'query', at)))
  const sent = body === undefined ? undefined : sampleOf(body, 'body', at)
  const answer = await test.call(role, verb, `${address}?${asked}`, sent)
  return { status: answer.status, code: answer.body?.error?.code }
}

beforeAll(async () => {
  test = await openTestApi()
  const add = async (ledger: string, values: object): Promise<string> => {
    const added = await test.call('clerk', 'POST', `/api/ledgers/${ledger}/records`, { values })
    expect(added.status, JSON.stringify(added.body)).toBe(200)
    return added.body.id
  }
  const petition = await add('petition', { number: '信2021-7', category: 'first', acceptedOn: '2021-01-04', receivedOn: '2021-01-04' })
  const [{ id: petitionCase }] = (await test.call('clerk', 'GET', `/api/ledgers/petition/records/${petition}/cases`)).body
  for (const name of ['石桥改造', '老街立面']) {
    const project = await add('key-project', {
      name,
      category: '集镇',
      status: 'building',
      plannedInvestment: '1000000',
      difficulty: '1.1',
    })
    for (const month of ['2020-10', '2020-11', '2020-12']) {
      await add('project-plan', { project, month, plannedProgress: '20' })
      await add('project-progress', { project, month, actualProgress: '20', governmentInvestment: '200000.00' })
    }
  }
  const issue = await test.call('editor', 'POST', '/api/boards/key-project-board/issues', { month: '2020-12' })
  const response = await add('emergency-response', {
    name: '一级响应',
    launchedOn: '2020-01-24',
    finishedOn: '2020-03-01',
    basis: '通告〔2020〕1号',
  })
  expect(issue.status, JSON.stringify(issue.body)).toBe(200)
  const checkpoint = await add('checkpoint', { name: '溪源卡口', openedOn: '2020-01-24' })
  await add('checkpoint-entry', { checkpoint, passedAt: '2020-02-01T08:30', name: '申屠甲贰' })
  const certificate = await test.call('administrator', 'POST', '/api/destructions', {
    responses: 'emergency-response',
    response,
    method: '物理删除',
    witness: '县档案馆',
  })
  expect(certificate.status, JSON.stringify(certificate.body)).toBe(200)
  const { catalogue } = test.kernel.catalogue
  const ofDomains = <One extends { readonly pack: string; readonly id: string; readonly label: string }>(items: readonly One[]) =>
    items.filter(({ pack }) => away.includes(pack))
  own = {
    ledger: ofDomains(catalogue.ledgers).flatMap(({ id, label }) => [id, label]),
    loop: ofDomains(catalogue.loops).map(({ id }) => id),
    indicator: ofDomains(catalogue.indicators).flatMap(({ id, label }) => [id, label]),
    board: ofDomains(catalogue.boards).map(({ id }) => id),
    duty: ofDomains(catalogue.duties).flatMap(({ id, label, objectKind }) => [id, label, objectKind]),
    objectKind: ofDomains(catalogue.duties).map(({ objectKind }) => objectKind),
    case: [petitionCase],
    issue: [issue.body.issue.id],
    certificate: [certificate.body.id],
  }
  for (const pack of away) expect((await test.call('administrator', 'POST', `/api/domains/${pack}`, { on: false })).status, pack).toBe(200)
})
afterAll(() => test.close())

describe('what a call can name of a domain', () => {
  it('is said in the contract, wherever in a call it stands', () => {
    const words = /(ledger|loop|indicator|board|duty|objectKind|kinds|responses|case|issue|parent|into|main)(\[\])?$/i
    const silent = declared.flatMap(([name, endpoint]) =>
      spotsOf(endpoint).flatMap(({ path, thing }) => (thing === undefined && words.test(path) ? [`${name} ${path}`] : [])),
    )
    expect(silent).toEqual([])
  })

  it('is said of every id in an address but of what belongs to no domain, or stands beside its ledger', () => {
    const free = /^\/api\/(reports|frozen|report-names|report-comments|webhooks|catalogue|ledgers\/:ledger\/records|views)\//
    const silent = declared.filter(
      ([, endpoint]) =>
        !free.test(endpoint.path) && spotsOf(endpoint).some(({ path, thing }) => path === 'params.id' && thing === undefined),
    )
    expect(silent.map(([name]) => name)).toEqual([])
  })

  it('is of every kind in some call', () => {
    const named = new Set(declared.flatMap(([, endpoint]) => spotsOf(endpoint).flatMap(({ thing }) => thing ?? [])))
    expect([...named].sort()).toEqual(Object.keys(own).sort())
    expect(Object.entries(own).filter(([, names]) => names.length === 0)).toEqual([])
  })
})

describe('an endpoint that is called with a name of a domain that is switched off', () => {
  const calls = declared.flatMap(([name, endpoint]) =>
    spotsOf(endpoint).flatMap(({ path, thing }) => (thing === undefined ? [] : [{ name, endpoint, path, thing }])),
  )

  it.each(calls)('answers as if there were none: $name $path', async ({ endpoint, path, thing }) => {
    const [first = '', label = first] = own[thing]
    const nobody = ['case', 'issue', 'certificate'].includes(thing) ? '018f0000-0000-7000-8000-000000000000' : '无此物'
    const unknown = await ask(endpoint, { spot: path, name: nobody })
    for (const named of [first, label]) {
      const answer = await ask(endpoint, { spot: path, name: named })
      expect([answer.status, answer.code], named).toEqual([unknown.status, unknown.code])
    }
  })

  const oneOf = new Map(calls.map((call) => [call.thing, call]))
  it.each([...oneOf.values()])('knows none of them: every $thing', async ({ endpoint, path, thing }) => {
    for (const named of own[thing]) expect([named, (await ask(endpoint, { spot: path, name: named })).status >= 400]).toEqual([named, true])
  })
})
