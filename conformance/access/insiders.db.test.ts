import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fc } from '../../src/definition/testing/seeded.ts'
import { idNumber } from '../../src/kernel/ledger/testing/open-sample.ts'
import { rounds } from '../rounds.ts'
import { type Answer, openPeople, type Place, places, type Town } from './people.ts'

let world: Town
beforeAll(async () => {
  world = await openPeople()
})
afterAll(() => world.test.close())

const made = (ledger: string, place: Place): string => world.records.get(ledger)?.[place] ?? ''
const url = (ledger: string, place: Place) => `/api/ledgers/${ledger}/records/${made(ledger, place)}`

describe('a grid worker', () => {
  it('changes neither account, name, amount nor status of anything outside the grid, by no way of writing', async () => {
    for (const [ledger, values] of [
      ['aid-payment', { account: '6222020000000000026' }],
      ['aid-payment', { amount: '9.00' }],
      ['low-income-household', { head: '别人' }],
      ['low-income-household', { status: 'left' }],
      ['low-income-household', { members: '9' }],
      ['household-member', { relation: '侄子' }],
      ['dispute', { mediator: '某人' }],
      ['grid-event', { content: '改掉' }],
    ] as const) {
      const id = made(ledger, 'other')
      const version = (await world.call('clerk', 'GET', url(ledger, 'other'))).body.version
      for (const who of ['worker', 'cadre', 'adrift']) {
        expect((await world.call(who, 'PATCH', url(ledger, 'other'), { version, values })).status, `${who} ${ledger}`).toBe(403)
        expect((await world.call(who, 'POST', `${url(ledger, 'other')}/withdraw`, { version, reason: '试' })).status).toBe(403)
      }
      expect((await world.call('clerk', 'GET', `/api/ledgers/${ledger}/records/${id}`)).body.version).toBe(version)
    }
  })

  it('moves by hand neither the state of what is theirs, reason or not, nor a choice beside money', async () => {
    for (const who of ['worker', 'cadre'])
      for (const [ledger, values] of [
        ['low-income-household', { status: 'left' }],
        ['aid-payment', { category: 'safetyNet' }],
      ] as const) {
        const { version } = (await world.call('clerk', 'GET', url(ledger, 'own'))).body
        const answer = await world.call(who, 'PATCH', url(ledger, 'own'), { version, values, reason: '试' })
        expect(answer.status, `${who} ${ledger}`).toBe(403)
        expect((await world.call('clerk', 'GET', url(ledger, 'own'))).body.version).toBe(version)
      }
  })

  it('adds nothing elsewhere, moves nothing there, and nothing of theirs there, nor into a ledger that lies nowhere', async () => {
    const add = (who: string, ledger: string, values: object) => world.call(who, 'POST', `/api/ledgers/${ledger}/records`, { values })
    const event = (number: string, place: Place) => ({
      number,
      village: world.village(place),
      grid: world.grid(place),
      platform: 'order',
      reportedOn: '2021-01-10',
    })
    expect((await add('worker', 'grid-event', event('SJ-own', 'own'))).status).toBe(200)
    expect((await add('worker', 'grid-event', event('SJ-neighbour', 'neighbour'))).status).toBe(403)
    expect((await add('worker', 'grid-event', { ...event('SJ-torn', 'own'), village: world.village('other') })).status).toBe(403)
    expect((await add('cadre', 'grid-event', event('SJ-cadre', 'neighbour'))).status).toBe(200)
    expect((await add('cadre', 'grid-event', event('SJ-away', 'other'))).status).toBe(403)
    const moved = await world.call('worker', 'PATCH', url('dispute', 'own'), { version: 1, values: { village: world.village('other') } })
    expect(moved.status).toBe(403)
    const money = { category: 'income', month: '2020-09', budgetItem: '税收', amount: '1' }
    for (const who of ['worker', 'cadre']) expect((await add(who, 'fiscal-entry', money)).status).toBe(403)
  })

  it('begins what a loop lets them begin, though it lies nowhere, and changes of it what they wrote; what says no place is theirs', async () => {
    const add = (who: string, ledger: string, values: object) => world.call(who, 'POST', `/api/ledgers/${ledger}/records`, { values })
    const honour = await add('cadre', 'honour', { name: '省级美丽乡村', winner: '竹口村', level: 'province', date: '2021-01-05' })
    expect(honour.status, honour.text).toBe(200)
    const change = (who: string) =>
      world.call(who, 'PATCH', `/api/ledgers/honour/records/${honour.body.id}`, { version: 999, values: { name: '别的' } })
    expect((await change('cadre')).status).toBe(409)
    expect((await change('worker')).status).toBe(403)
    expect((await add('worker', 'honour', { name: '另一个', winner: '竹口村', date: '2021-01-05' })).status).toBe(403)
    const hazard = await add('worker', 'hazard', { number: 'YH-1', place: '老街', category: 'fire', foundOn: '2021-01-10' })
    expect([hazard.status, hazard.body.values?.village]).toEqual([200, world.village('own')])
  })

  it('makes their part no larger by the ledgers that say what it is', async () => {
    const add = (ledger: string, values: object) => world.call('worker', 'POST', `/api/ledgers/${ledger}/records`, { values })
    const me = (await world.call('clerk', 'POST', '/api/ledgers/cadre/query', { search: '章小禾' })).body.records[0]
    const duty = { objectKind: 'village', object: world.village('other'), holder: me.id, startedOn: '2020-01-01' }
    expect((await add('duty', duty)).status).toBe(403)
    expect(
      (
        await world.call('worker', 'POST', '/api/duties/assign', {
          assignments: [{ objectKind: 'village', object: world.village('other'), holder: me.id }],
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await world.call('worker', 'PATCH', `/api/ledgers/cadre/records/${me.id}`, {
          version: me.version,
          values: { village: world.village('other') },
        })
      ).status,
    ).toBe(403)
    expect(
      (
        await world.call('worker', 'PATCH', `/api/ledgers/grid/records/${world.grid('own')}`, {
          version: 1,
          values: { village: world.village('other') },
        })
      ).status,
    ).toBe(403)
    expect(
      (await add('grid', { code: 'W9', name: '自设网格', category: 'village', village: world.village('own'), parent: world.grid('own') }))
        .status,
    ).toBe(403)
    expect((await world.call('worker', 'POST', '/api/duties/leave', { cadre: me.id, from: '2021-01-20', to: '2021-01-22' })).status).toBe(
      403,
    )
  })

  it('answers for what a duty gives them, from its first day on', async () => {
    const household = url('low-income-household', 'other')
    expect((await world.call('worker', 'GET', household)).status).toBe(404)
    const me = (await world.call('clerk', 'POST', '/api/ledgers/cadre/query', { search: '章小禾' })).body.records[0]
    const duty = { objectKind: 'lowIncomeHousehold', object: made('low-income-household', 'other'), holder: me.id, startedOn: '2020-01-01' }
    const given = await world.call('clerk', 'POST', '/api/ledgers/duty/records', { values: duty })
    expect(given.status).toBe(200)
    const seen = await world.call('worker', 'GET', household)
    expect(seen.status).toBe(200)
    expect((await world.call('worker', 'PATCH', household, { version: seen.body.version, values: { members: '3' } })).status).toBe(200)
    const { id, version } = given.body
    expect(
      (await world.call('clerk', 'PATCH', `/api/ledgers/duty/records/${id}`, { version, values: { endedOn: '2021-01-10' } })).status,
    ).toBe(200)
    expect((await world.call('worker', 'GET', household)).status).toBe(404)
  })
})

describe('a village cadre', () => {
  it('takes out no number of identity and no card of another village, in a list, an export, a search, a history or a trace', async () => {
    const secrets = [idNumber(102), idNumber(202), '户主丙', '成员丙', '福建省2']
    const calls: readonly (readonly ['GET' | 'POST', string, unknown?])[] = [
      ...['low-income-household', 'household-member', 'aid-payment', 'person-away', 'duty', 'case'].flatMap((ledger) => [
        ['POST', `/api/ledgers/${ledger}/query`, { totals: true, limit: 500 }] as const,
        ['GET', `/api/ledgers/${ledger}/export?format=csv`] as const,
        ['GET', `/api/ledgers/${ledger}/options`] as const,
      ]),
      ...['low-income-household', 'household-member', 'aid-payment', 'person-away'].flatMap((ledger) =>
        ['', '/history', '/uses', '/cases'].map((part) => ['GET', `${url(ledger, 'other')}${part}`] as const),
      ),
      ['GET', `/api/search?text=${encodeURIComponent('户主')}`],
      ['POST', '/api/cases/query', { standing: 'all', limit: 500 }],
      ['GET', '/api/loops/household-review/export?format=csv&standing=all'],
      ['POST', `/api/indicators/${encodeURIComponent('低收入农户数')}/trace`, { period: '2020' }],
      ['GET', '/api/work/mine'],
      ['GET', '/api/grid/findings?duty=household'],
      ['GET', '/api/grid/proposals'],
    ]
    for (const who of ['cadre', 'worker', 'adrift'])
      for (const [method, path, body] of calls) {
        const said = await world.call(who, method, path, body)
        expect(said.status, `${who} ${path}`).toBeLessThan(500)
        expect(
          secrets.filter((secret) => said.text.includes(secret)),
          `${who} ${path}`,
        ).toEqual([])
      }
    const own = await world.call('cadre', 'GET', '/api/ledgers/low-income-household/export?format=csv')
    expect(own.text).toContain(idNumber(100))
  })
})

/** What is declared: who has the whole town, who a part, and which ledgers lie in one. */
const parts: Readonly<Record<string, readonly Place[]>> = {
  administrator: places,
  clerk: places,
  editor: places,
  leader: places,
  auditor: places,
  cadre: ['own', 'neighbour'],
  worker: ['own'],
  adrift: [],
}
const personal = ['low-income-household', 'household-member', 'aid-payment', 'person-away']
const open = ['dispute', 'grid-event', 'fiscal-entry']
const writers = ['administrator', 'clerk', 'editor', 'cadre', 'worker', 'adrift']
/** These know the village and no grid: the grid worker's are the whole village's. */
const reaches = (who: string, ledger: string, place: Place): boolean =>
  (who === 'worker' && ledger !== 'grid-event' ? ['own', 'neighbour'] : (parts[who] ?? [])).includes(place)

interface Asked {
  readonly who: string
  readonly ledger: string
  readonly place: Place
}

/** Whether a way of reading shows the record, and of writing takes it. */
const ways: Readonly<Record<string, (asked: Asked) => Promise<boolean>>> = {
  get: async ({ who, ledger, place }) => (await world.call(who, 'GET', url(ledger, place))).status === 200,
  history: async ({ who, ledger, place }) => (await world.call(who, 'GET', `${url(ledger, place)}/history`)).status === 200,
  list: async ({ who, ledger, place }) => {
    const { body } = await world.call(who, 'POST', `/api/ledgers/${ledger}/query`, { limit: 500 })
    return body.records.some((record: { readonly id: string }) => record.id === made(ledger, place))
  },
  filter: async ({ who, ledger, place }) => {
    const title = (await world.call('administrator', 'GET', url(ledger, place))).body.title
    const { body } = await world.call(who, 'GET', `/api/ledgers/${ledger}/options?search=${encodeURIComponent(title.split(' ')[0])}`)
    return body.some((option: { readonly id: string }) => option.id === made(ledger, place))
  },
  export: async ({ who, ledger, place }) => {
    const title = (await world.call('administrator', 'GET', url(ledger, place))).body.title
    return (await world.call(who, 'GET', `/api/ledgers/${ledger}/export?format=csv`)).text.includes(title.split(' ')[0])
  },
  // A version that nobody has seen: whoever may write is told that somebody was before them, everybody else that it is not theirs.
  amend: async ({ who, ledger, place }) => taken(await world.call(who, 'PATCH', url(ledger, place), { version: 999, values: {} })),
  withdraw: async ({ who, ledger, place }) =>
    taken(await world.call(who, 'POST', `${url(ledger, place)}/withdraw`, { version: 999, reason: '试' })),
}

function taken({ status }: Answer): boolean {
  if (status !== 409 && status !== 403) throw new Error(`neither taken nor refused: ${status}`)
  return status === 409
}

function granted({ who, ledger, place }: Asked, way: string): boolean {
  if (way !== 'amend' && way !== 'withdraw') return open.includes(ledger) || reaches(who, ledger, place)
  return writers.includes(who) && (parts[who]?.length === places.length || (ledger !== 'fiscal-entry' && reaches(who, ledger, place)))
}

describe('everything is granted exactly where it is declared', () => {
  it('for every role, ledger, place, and way of reading or writing', async () => {
    const asked = fc.record({
      who: fc.constantFrom(...Object.keys(parts)),
      ledger: fc.constantFrom(...personal, ...open),
      place: fc.constantFrom(...places),
    })
    const property = fc.asyncProperty(asked, fc.constantFrom(...Object.keys(ways)), async (one, way) => {
      expect(await ways[way]?.(one), `${way} ${JSON.stringify(one)}`).toBe(granted(one, way))
    })
    await fc.assert(property, { numRuns: rounds({ sample: 250, whole: 20_000 }) })
  }, 1_800_000)
})

describe('what is said beside a record', () => {
  const said = (who: string, ledger: string, place: Place, words: string, mentions: readonly string[] = []) =>
    world.call(who, 'POST', `${url(ledger, place)}/comments`, { words, mentions })
  const mentionable = async (ledger: string, place: Place) =>
    new Map<string, { id: string; reads: boolean }>(
      (await world.call('clerk', 'GET', `${url(ledger, place)}/mentionable`)).body.map((one: { name: string }) => [one.name, one]),
    )

  it('is read, answered and told by @ where the record is read, and nowhere else', async () => {
    const ledger = 'person-away'
    for (const place of places) expect((await said('clerk', ledger, place, `请看${place}`)).status).toBe(200)
    for (const [who, place, status] of [
      ['worker', 'own', 200],
      ['cadre', 'neighbour', 200],
      ['cadre', 'other', 404],
      ['adrift', 'own', 404],
    ] as const) {
      expect([who, (await world.call(who, 'GET', `${url(ledger, place)}/comments`)).status]).toEqual([who, status])
      expect([who, (await said(who, ledger, place, '收到')).status]).toEqual([who, status])
      const comment = (await world.call('clerk', 'GET', `${url(ledger, place)}/comments`)).body[0].id
      expect([who, (await world.call(who, 'POST', `${url(ledger, place)}/comments/${comment}/settle`, { settled: true })).status]).toEqual([
        who,
        status,
      ])
      expect([who, (await world.call(who, 'POST', `${url(ledger, place)}/comments/seen`, { until: comment })).status]).toEqual([
        who,
        status,
      ])
    }
    const marks = (await world.call('cadre', 'GET', `/api/ledgers/${ledger}/comments`)).body
    expect(marks.map(({ record }: { record: string }) => record)).not.toContain(made(ledger, 'other'))
  })

  it('calls nobody by @ who may not read it, and says so of whom', async () => {
    const people = await mentionable('person-away', 'other')
    expect([people.get('cadre')?.reads, people.get('用户leader')?.reads]).toEqual([false, true])
    const refused = await said('clerk', 'person-away', 'other', '@cadre 来看', [people.get('cadre')?.id ?? ''])
    expect([refused.status, refused.body.error.message]).toEqual([400, expect.stringContaining('cadre看不到这条记录')])
    const there = await said('clerk', 'person-away', 'own', '@cadre 来看', [people.get('cadre')?.id ?? ''])
    expect(there.status, there.text).toBe(200)
    const { comments } = (await world.call('cadre', 'GET', '/api/notices')).body
    expect(comments[0]).toMatchObject({
      kind: 'mentioned',
      by: '用户clerk',
      ledger: 'person-away',
      record: made('person-away', 'own'),
      title: expect.any(String),
    })
  })
})
