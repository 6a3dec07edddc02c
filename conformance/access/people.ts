import { openTestApi, password, type TestApi, town } from '../../src/api/testing.ts'
import type { FieldValues } from '../../src/definition/field/types.ts'
import type { Actor, Role } from '../../src/kernel/access/types.ts'
import { addRecord, createUser } from '../../src/kernel/index.ts'
import { idNumber } from '../../src/kernel/ledger/testing/open-sample.ts'

const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }

/** Where a record lies beside the grid worker of 竹口第一网格 and the cadre of 竹口村. */
export const places = ['own', 'neighbour', 'other'] as const
export type Place = (typeof places)[number]

export interface Answer {
  readonly status: number
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever the server sent
  readonly body: any
}

/** What somebody adds to a ledger, by place. */
export type Made = Readonly<Record<Place, string>>

export interface Town {
  readonly test: TestApi
  /** ledger → the id of a record in each place */
  readonly records: ReadonlyMap<string, Made>
  readonly village: (place: Place) => string
  readonly grid: (place: Place) => string
  readonly call: (account: string, method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown) => Promise<Answer>
  readonly add: (ledger: string, values: FieldValues) => Promise<string>
}

/** A town of two villages and three grids, with a grid worker and a village cadre of the first, and the office. */
export async function openPeople(): Promise<Town> {
  const test = await openTestApi()
  const add = async (ledger: string, values: FieldValues) => (await addRecord(test.kernel, system, { ledger, values })).id
  const [home, away] = [
    await add('village', { code: '999901102201', name: '竹口村' }),
    await add('village', { code: '999901102202', name: '石门村' }),
  ]
  const village = (place: Place) => (place === 'other' ? away : home)
  const grids = new Map<Place, string>()
  for (const [place, name] of [
    ['own', '竹口第一网格'],
    ['neighbour', '竹口第二网格'],
    ['other', '石门第一网格'],
  ] as const)
    grids.set(place, await add('grid', { code: name, name, category: 'village', village: village(place) }))
  const grid = (place: Place) => grids.get(place) ?? ''
  const worker = await add('cadre', { name: '章小禾', category: 'gridWorker', village: home, grid: grid('own'), since: '2018-01-01' })
  const cadre = await add('cadre', { name: '顾大川', category: 'villageCadre', village: home, since: '2018-01-01' })
  for (const [account, role, record] of [
    ['worker', 'gridWorker', worker],
    ['cadre', 'villageCadre', cadre],
    ['adrift', 'gridWorker', undefined],
  ] as const) {
    const who = { account, name: account, role: role as Role, office: '竹口村', password }
    await createUser(test.kernel, system, { ...who, ...(record === undefined ? {} : { cadre: record }) })
  }
  const records = await fill(add, { village, grid })
  const call = caller(test)
  return { test, records, village, grid, call, add }
}

type Where = Pick<Town, 'village' | 'grid'>

/** A record of each ledger in each place. */
async function fill(add: Town['add'], { village, grid }: Where): Promise<Town['records']> {
  const records = new Map<string, Made>()
  const each = async (ledger: string, values: (place: Place, at: number) => FieldValues): Promise<Made> => {
    const made: Record<Place, string> = { own: '', neighbour: '', other: '' }
    for (const [at, place] of places.entries()) made[place] = await add(ledger, values(place, at))
    records.set(ledger, made)
    return made
  }
  const households = await each('low-income-household', (place, at) => ({
    head: `户主${'甲乙丙'[at]}`,
    idNumber: idNumber(100 + at),
    village: village(place),
    recognisedOn: '2019-05-01',
    status: 'registered',
  }))
  await each('household-member', (place, at) => ({
    household: households[place],
    name: `成员${'甲乙丙'[at]}`,
    idNumber: idNumber(200 + at),
  }))
  await each('aid-payment', (place, at) => ({
    household: households[place],
    category: 'industry',
    batch: `2020-${at}`,
    amount: '1200.00',
    paidOn: '2020-03-01',
    account: '6222020000000000018',
  }))
  await each('person-away', (place, at) => ({
    name: `在外${'甲乙丙'[at]}`,
    village: village(place),
    place: `福建省${at}`,
    phone: `1990000000${at}`,
  }))
  await each('dispute', (place, at) => ({ number: `TJ${at}`, village: village(place), category: '邻里', acceptedOn: '2020-03-01' }))
  await each('grid-event', (place, at) => ({
    number: `SJ${at}`,
    village: village(place),
    grid: grid(place),
    platform: 'order',
    reportedOn: '2020-03-01',
  }))
  await each('fiscal-entry', (_place, at) => ({ category: 'income', month: `2020-0${at + 1}`, budgetItem: `税收${at}`, amount: '100' }))
  return records
}

/** Calls the API as one of the accounts. */
function caller(test: TestApi): Town['call'] {
  const cookies = new Map<string, string>()
  const cookieOf = async (account: string): Promise<string> => {
    const known = cookies.get(account)
    if (known !== undefined) return known
    const answer = await test.api.inject({ method: 'POST', url: '/api/session', payload: { account, password } })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    cookies.set(account, cookie)
    return cookie
  }
  return async (account, method, url, body) => {
    const answer = await test.api.inject({
      method,
      url,
      headers: { cookie: await cookieOf(account) },
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, text: answer.body, body: isJson ? answer.json() : undefined }
  }
}
