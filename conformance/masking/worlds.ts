import { openTestApi, type TestApi, town } from '../../src/api/testing.ts'
import type { Actor, Role } from '../../src/kernel/access/types.ts'
import { addRecord } from '../../src/kernel/index.ts'
import { maskedCatalogue } from './masked-pack.ts'

const system: Actor = { id: 'system', name: '系统', town, role: 'administrator' }

/** Who sees values masked. */
export const blind: readonly Role[] = ['leader', 'gridWorker', 'auditor']

/** What of a person is hidden. Masked, all of these look the same. */
export interface Secret {
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly place: string
  readonly income: string
  readonly rooms: string
  readonly bornOn: string
  readonly kin: string
}

/** What everybody sees of them. Who differ in zone only are in one class: totals over all of such, and nothing else, may be told. */
interface Person {
  readonly village: string
  readonly ward: string
  readonly since: string
  readonly zone: string
  readonly area: string
}

/** Villages by months by wards, with how many people each: large ones, some too small, one alone. */
const groups = [
  { village: '甲村', since: '2020-01', ward: 'east', count: 8 },
  { village: '甲村', since: '2020-01', ward: 'west', count: 6 },
  { village: '乙村', since: '2020-01', ward: 'east', count: 6 },
  { village: '乙村', since: '2020-02', ward: 'east', count: 3 },
  { village: '丙村', since: '2020-02', ward: 'east', count: 3 },
  { village: '丙村', since: '2020-02', ward: 'west', count: 1 },
  { village: '丁村', since: '2019-11', ward: 'east', count: 2 },
] as const

export const people: readonly Person[] = groups.flatMap(({ village, since, ward, count }, group) =>
  Array.from({ length: count }, (_, index) => ({
    village,
    ward,
    since: `${since}-${String(3 + index).padStart(2, '0')}`,
    zone: `片${group}${'甲乙丙丁戊己庚辛壬'[index] ?? ''}`,
    area: `${2 + index}`,
  })),
)

/** Numbers of identity of which everybody sees the same four last digits. */
const numbersOfOneEnd: readonly string[] = Array.from({ length: 336 * 6 }, (_, day) => {
  const [county, month, date] = [1 + Math.floor(day / 336), 1 + (Math.floor(day / 28) % 12), 1 + (day % 28)]
  return `99990${county}2099${String(month).padStart(2, '0')}${String(date).padStart(2, '0')}0017`
}).filter((number) => nationalIdEnd(number) === number.slice(-1))

function nationalIdEnd(number: string): string | undefined {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return '10X98765432'[weights.reduce((total, weight, place) => total + weight * Number(number[place]), 0) % 11]
}

export const secrets: readonly Secret[] = people.map((_, index) => secretOf(index))

/** Numbers that no count, area or sum of others comes to by chance. */
function secretOf(index: number): Secret {
  const [family, given] = [[...'欧诸司尉夏皇'][index % 6] ?? '', [...'麒麟饕餮鲲鹏貔貅凤凰螭蛟獬豸獾貉'][index % 16] ?? '']
  return {
    name: `王${family}${given}${[...'阳葛马迟侯甫'][(index * 5) % 6] ?? ''}安`,
    idNumber: numbersOfOneEnd[index] ?? '',
    phone: `1990${String(7919 * (index + 1))
      .padStart(7, '0')
      .slice(0, 3)}1234`,
    place: `琥珀巷${[...'貔貅楼玳瑁街鲲鹏里珊瑚坊玛瑙院'][index % 15] ?? ''}${31 + index}号`,
    income: `${index % 3 === 0 ? 5 : 9}${String(((index + 3) * 7_368_787) % 90_000_000)
      .padStart(8, '1')
      .slice(0, 4)}.${String((index * 37) % 100).padStart(2, '0')}`,
    rooms: String(11 + ((index * 7) % 80)),
    bornOn: `19${30 + (index % 60)}-0${1 + (index % 9)}-1${index % 9}`,
    kin: index % 3 === 0 ? 'one' : 'many',
  }
}

/**
 * Another world that differs in what is hidden only: within a class of five and more the secrets have changed places, and of those who are fewer in their
 * month and ward they are others altogether. Who is told no secret cannot tell the two worlds apart.
 */
export function otherSecrets(): readonly Secret[] {
  const other = [...secrets]
  const classes = new Map<string, number[]>()
  for (const [index, { village, ward, since }] of people.entries()) {
    const key = `${village} ${ward} ${since.slice(0, 7)}`
    classes.set(key, [...(classes.get(key) ?? []), index])
  }
  for (const members of classes.values()) {
    for (const [place, index] of members.entries()) {
      const from = secrets[members[(place + 1) % members.length] ?? index]
      if (from !== undefined) other[index] = from
    }
  }
  for (const [index, { since, ward }] of people.entries()) {
    const isSmall = since.startsWith('2019') || (since.startsWith('2020-02') && ward === 'west')
    if (isSmall) other[index] = secretOf(index + 60)
  }
  return other
}

export interface World extends TestApi {
  readonly ids: readonly string[]
  readonly visits: readonly string[]
}

/** A town in which these people have these secrets. Ids and instants are the same in every such town. */
export async function openWorld(held: readonly Secret[]): Promise<World> {
  let made = 0
  const newId = () => {
    made += 1
    return `00000000-0000-7000-8000-${String(made).padStart(12, '0')}`
  }
  const test = await openTestApi({ catalogue: maskedCatalogue, newId })
  const villages = new Map<string, string>()
  for (const name of ['甲村', '乙村', '丙村', '丁村'])
    villages.set(name, (await addRecord(test.kernel, system, { ledger: 'village', values: { name } })).id)
  const [ids, visits]: [string[], string[]] = [[], []]
  for (const [index, { village, ...open }] of people.entries()) {
    const values = { ...open, ...held[index], village: villages.get(village) ?? '' }
    ids.push((await addRecord(test.kernel, system, { ledger: 'patient', values })).id)
  }
  for (const [index, patient] of ids.entries()) {
    if (index % 2 === 1) continue
    const values = { patient, visitedOn: '2020-03-01', note: `第${index}次` }
    visits.push((await addRecord(test.kernel, system, { ledger: 'visit-note', values })).id)
  }
  return { ...test, ids, visits }
}
