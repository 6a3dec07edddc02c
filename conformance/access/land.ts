import type { FieldValues } from '../../src/definition/field/types.ts'
import { idNumber } from '../../src/kernel/ledger/testing/open-sample.ts'

export const town = '999901101'

/** Where a record lies beside the grid worker of 竹口第一网格 and the cadre of 竹口村. */
export const places = ['own', 'neighbour', 'other'] as const
export type Place = (typeof places)[number]

interface Lying {
  /** By what it lies somewhere, itself or what it is about. */
  readonly lies: 'village' | 'grid' | 'nowhere'
  readonly read: 'part' | 'town'
  readonly write: 'part' | 'nobody'
  /** A field that makes groups. */
  readonly by: string
  /** What stands in the title of the record in a place. */
  readonly title: (at: number) => string
  /** What makes another record of it. */
  readonly fresh: (number: number) => Readonly<Record<string, string>>
}

const at = (place: number): string => '甲乙丙'[place] ?? ''

/** One ledger of each kind: what lies somewhere itself, by one step and by two, what everybody reads, what lies nowhere, and what the office alone writes. */
export const ledgers = {
  'low-income-household': {
    lies: 'village',
    read: 'part',
    write: 'part',
    by: 'status',
    title: (place) => `户主${at(place)}`,
    fresh: (number) => ({ idNumber: idNumber(400 + number) }),
  },
  'household-member': {
    lies: 'village',
    read: 'part',
    write: 'part',
    by: 'household',
    title: (place) => `成员${at(place)}`,
    fresh: (number) => ({ idNumber: idNumber(40_400 + number) }),
  },
  'person-away': {
    lies: 'village',
    read: 'part',
    write: 'part',
    by: 'village',
    title: (place) => `在外${at(place)}`,
    fresh: (number) => ({ name: `另一人${number}` }),
  },
  'grid-event': {
    lies: 'grid',
    read: 'town',
    write: 'part',
    by: 'platform',
    title: (place) => `SJ${place}`,
    fresh: (number) => ({ number: `XJ${number}` }),
  },
  'fiscal-entry': {
    lies: 'nowhere',
    read: 'town',
    write: 'nobody',
    by: 'category',
    title: (place) => `税收${place}`,
    fresh: (number) => ({ budgetItem: `另一项${number}` }),
  },
} as const satisfies Readonly<Record<string, Lying>>

export interface Land {
  readonly people: { readonly worker?: string; readonly cadre?: string; readonly adrift?: string; readonly clerk?: string }
  readonly records: Readonly<Record<keyof typeof ledgers, Readonly<Record<Place, string>>>>
}

/** Two villages and three grids, with a grid worker and a village cadre of the first, and a record of each ledger in each place. */
export async function fillLand(add: (ledger: string, values: FieldValues) => Promise<string>): Promise<boolean> {
  const home = await add('village', { code: '999901102201', name: '竹口村' })
  const away = await add('village', { code: '999901102202', name: '石门村' })
  const [own = '', ...others] = await inTurn(['竹口第一网格', '竹口第二网格', '石门第一网格'], (name, place) =>
    add('grid', { code: name, name, category: 'village', village: place === 2 ? away : home }),
  )
  const grids = [own, ...others]
  await add('cadre', { name: '章小禾', category: 'gridWorker', village: home, grid: own, since: '2018-01-01' })
  await add('cadre', { name: '顾大川', category: 'villageCadre', village: home, since: '2018-01-01' })
  for (const place of [0, 1, 2]) {
    const village = place === 2 ? away : home
    const household = await add('low-income-household', {
      head: `户主${at(place)}`,
      idNumber: idNumber(100 + place),
      village,
      recognisedOn: '2019-05-01',
      status: 'registered',
    })
    await add('household-member', { household, name: `成员${at(place)}`, idNumber: idNumber(200 + place) })
    await add('person-away', { name: `在外${at(place)}`, village, place: `福建省${place}`, phone: `1990000000${place}` })
    await add('grid-event', { number: `SJ${place}`, village, grid: grids[place] ?? '', platform: 'order', reportedOn: '2020-03-01' })
    await add('fiscal-entry', { category: 'income', month: `2020-0${place + 1}`, budgetItem: `税收${place}`, amount: '100' })
  }
  return true
}

async function inTurn<One, Result>(all: readonly One[], work: (one: One, index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = []
  for (const [index, one] of all.entries()) results.push(await work(one, index))
  return results
}
