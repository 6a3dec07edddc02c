import { dayAfter } from '../../../../../demo/calendar.ts'
import { createRandom, type Random } from '../../../../../demo/random.ts'
import { type DemoSheet, defineSheet } from '../../../../../demo/sheet.ts'
import { gridNumbers, villageGridName, villages, type World } from '../../../../../demo/world.ts'
import { lockedVillage } from '../locked-village.ts'
import type { DemoPersonAway } from './people-away.ts'

/** Somebody away who comes back: announced days before, and seen through every gate. */
export interface DemoArrival {
  readonly name: string
  readonly village: string
  readonly category: string
  readonly origin: string
  readonly address: string
  /** Who answers for them, one to one. */
  readonly holder: string
  readonly plannedOn: string
  readonly measure: '居家隔离' | '健康监测'
  /** 中门, 小门, 家门, each with its minute; none while they are on their way. */
  readonly gates: readonly string[]
  readonly state: '已报备' | '已核实' | '健康监测中' | '已解除'
}

/** Days between the announcement and the arrival. */
export const announcedBefore = 3
/** Days under a measure or under monitoring, from the day they reach home. */
export const arrivalDays = 14
const back = { count: 48, isolated: 12, first: '2020-02-18', days: 14, villageOpen: '2020-02-25' } as const

/** Those who came back in February, and those who come home for the Spring Festival, who are not through yet on the day the demo begins. */
export function createArrivals(world: World, away: readonly DemoPersonAway[]): readonly DemoArrival[] {
  const random = createRandom('青竹镇·来返人员')
  const fromOtherProvinces = away.filter(({ category }) => category === '省外')
  return [...inFebruary(world, fromOtherProvinces.slice(0, back.count), random), ...beforeSpringFestival(world, fromOtherProvinces, random)]
}

function inFebruary(world: World, people: readonly DemoPersonAway[], random: Random): readonly DemoArrival[] {
  return people.map((person, index) => {
    const drawn = dayAfter(back.first, random.below(back.days))
    // Nobody travels into a village that is locked.
    const plannedOn = person.village === lockedVillage && drawn < back.villageOpen ? back.villageOpen : drawn
    return {
      ...person,
      origin: random.pick(origins),
      ...housed(world, person.village, { grid: index % gridNumbers.length, byCadre: index % 3 === 0 }),
      plannedOn,
      measure: index % 4 === 3 && index < back.isolated * 4 ? '居家隔离' : '健康监测',
      gates: gatesOn(plannedOn),
      state: '已解除',
    }
  })
}

const beforeSpring = [
  ['2021-01-11', '健康监测中'],
  ['2021-01-11', '健康监测中'],
  ['2021-01-15', '健康监测中'],
  ['2021-01-18', '健康监测中'],
  ['2021-01-22', '健康监测中'],
  ['2021-01-26', '已核实'],
  ['2021-01-26', '已核实'],
  ['2021-01-27', '已报备'],
] as const

/** Half of them go to the first village, whose cadre and grid worker answer for them. */
function beforeSpringFestival(world: World, people: readonly DemoPersonAway[], random: Random): readonly DemoArrival[] {
  const home = villages[0]?.name ?? ''
  const later = people.slice(back.count)
  const own = later.filter(({ village }) => village === home)
  const others = later.filter(({ village }) => village !== home && village !== lockedVillage)
  return beforeSpring.map(([plannedOn, state], index) => {
    const half = Math.floor(index / 2)
    const person = index % 2 === 0 ? own[half] : others[half]
    if (person === undefined) throw new Error('too few people away to come back')
    return {
      ...person,
      origin: random.pick(origins),
      ...housed(world, person.village, { grid: 0, byCadre: half % 2 === 0 }),
      plannedOn,
      measure: '健康监测',
      gates: state === '健康监测中' ? gatesOn(plannedOn) : [],
      state,
    }
  })
}

const origins = ['上海市', '江西省', '福建省', '广东省', '江苏省', '山东省', '四川省'] as const

/** Where somebody lives, and who answers for them: the worker of that grid, or a cadre of the village. */
function housed(
  world: World,
  village: string,
  { grid, byCadre }: { readonly grid: number; readonly byCadre: boolean },
): Pick<DemoArrival, 'address' | 'holder'> {
  const address = villageGridName(village, grid)
  const holder = world.servants(village).find((one) => (byCadre ? one.category === '驻村干部' : one.grid === address))
  return { address, holder: holder?.name ?? '' }
}

/** The town's coach meets the train once a day: whoever comes that day passes the gates with it. */
function gatesOn(day: string): readonly string[] {
  const random = createRandom(`青竹镇·接返${day}`)
  const hour = random.between(8, 17)
  const minute = random.below(20)
  return [minute, minute + 15, minute + 35].map((passed) => `${day}T${twoDigits(hour)}:${twoDigits(passed)}`)
}

function twoDigits(count: number): string {
  return String(count).padStart(2, '0')
}

/** As the office file has them at the end of the year. */
export function arrivalSheet(arrivals: readonly DemoArrival[]): DemoSheet {
  const rows = arrivals.map(({ name, village, category, origin, plannedOn, address, measure, gates, state }) => {
    const isHome = gates.length > 0
    const until = isHome ? dayAfter(plannedOn, arrivalDays) : ''
    const known = state === '已报备' ? '' : measure
    const due = measure === '健康监测' ? until : ''
    const released = state === '已解除' ? until : ''
    const passed = [0, 1, 2].map((gate) => gates[gate] ?? '')
    return [name, village, category, origin, plannedOn, address, '绿码', known, ...passed, due, released, state]
  })
  const columns = [
    '姓名',
    '村',
    '来源地类别',
    '来源地',
    '预计到达日期:date',
    '住址',
    '码色',
    '拟采取措施',
    '过中门时间:dateTime',
    '过小门时间:dateTime',
    '到家时间:dateTime',
    '应解除日期:date',
    '解除日期:date',
    '状态',
  ]
  return defineSheet('来返人员', columns, rows)
}
