import { dayAfter, dayOf } from '../calendar.ts'
import { createEnterprises, enterpriseGrids } from '../enterprises.ts'
import { createRandom } from '../random.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import { lockedVillage, villages, type World } from '../world.ts'
import type { DemoHousehold } from './aid.ts'
import { announcedBefore, arrivalDays, createArrivals } from './arrivals.ts'
import { projectNames } from './construction.ts'
import type { EpidemicPeople } from './epidemic.ts'

export interface DutyObjects {
  readonly people: EpidemicPeople
  readonly households: readonly DemoHousehold[]
}

/** Who answers for whom: everyone away, every household, firm, checkpoint, grid, village and key project has somebody; some have helpers. */
export function dutySheet(world: World, { people, households }: DutyObjects): DemoSheet {
  const { leaders, officers } = world
  const holders = pickHolders(world, { people, households })
  const leader = (index: number): string => leaders[index % leaders.length]?.name ?? ''
  const officer = (index: number): string => officers[index % officers.length]?.name ?? ''
  const away = people.away.map(({ name, category }, index) => {
    const abroad = category === '境外'
    return ['在外人员', name, holders.away[index] ?? '', '主责', abroad ? '一对一' : '一对多', '2020-01-27', '']
  })
  const arriving = createArrivals(world, people.away).map(({ name, holder, plannedOn, state }) => {
    const until = state === '已解除' ? dayAfter(plannedOn, arrivalDays + 1) : ''
    return ['来返人员', name, holder, '主责', '一对一', dayAfter(plannedOn, -announcedBefore), until]
  })
  const homes = households.map(({ head, recognisedOn, leftOn }, index) => [
    '低收入农户',
    head,
    holders.homes[index] ?? '',
    '主责',
    '一对一',
    recognisedOn,
    leftOn,
  ])
  const gates = people.checkpoints.map((name, index) => ['卡口', name, leader(index), '主责', '包干', '2020-01-27', '2020-03-24'])
  const big = enterpriseGrids.flatMap(({ name }, index) => [
    ['企业大网格', name, leader(index), '主责', '专班', '2020-02-12', ''],
    ['企业大网格', name, officer(index), '协助', '专班', '2020-02-12', ''],
  ])
  const small = enterpriseGrids
    .flatMap((grid) => grid.small)
    .map((name, index) => ['企业小网格', name, leader(index), '主责', '包干', '2020-02-12', ''])
  const firms = createEnterprises().map(({ name }, index) => ['企业', name, firmHolder(world, index), '主责', '一对多', '2020-02-12', ''])
  const inVillages = villages.flatMap(({ name }, index) => [
    ['村', name, leader(index), '主责', '包干', '2019-01-01', ''],
    ['村', name, world.servants(name)[0]?.name ?? '', '协助', '包干', '2019-01-01', ''],
  ])
  const grids = villages.flatMap(({ name }) =>
    world
      .servants(name)
      .flatMap(({ name: holder, grid }) => (grid === undefined ? [] : [['村网格', grid, holder, '主责', '包干', '2019-01-01', '']])),
  )
  const zones = [['封控区域', lockedVillage, leader(1), '主责', '专班', '2020-02-03', '2020-02-25']]
  const projects = projectNames().map((name, index) => ['重点项目', name, leader(index), '主责', '专班', '2020-01-10', ''])
  const rows = [...inVillages, ...grids, ...big, ...small, ...firms, ...gates, ...zones, ...projects, ...homes, ...away, ...arriving]
  return defineSheet('包干责任', ['对象类别', '对象', '责任人', '角色', '方式', '起:date', '止:date'], rows)
}

/** Somebody of the village for everybody away and every household: the same for their duty and for their visits. */
function pickHolders(world: World, { people, households }: DutyObjects) {
  const random = createRandom('青竹镇·包干')
  const servant = (village: string): string => random.pick(world.servants(village)).name
  return { away: people.away.map(({ village }) => servant(village)), homes: households.map(({ village }) => servant(village)) }
}

/**
 * Calls on firms, one a quarter of 2020, on households in November, to everybody away in December. The offices did not get round to everything: every
 * twelfth firm was left out from summer on, and here and there a household or somebody away.
 */
export function visitSheet(world: World, objects: DutyObjects): DemoSheet {
  const random = createRandom('青竹镇·走访')
  const holders = pickHolders(world, objects)
  const firms = [3, 6, 9, 12].flatMap((month, quarter) =>
    createEnterprises().flatMap(({ name }, index) => {
      const day = dayOf(random, 2020, month)
      const note = random.pick(findings)
      return quarter > 1 && index % 12 === 5 ? [] : [['企业', name, firmHolder(world, index), day, note]]
    }),
  )
  const homes = objects.households.flatMap(({ head, leftOn }, index) => {
    const day = dayOf(random, 2020, 11)
    return leftOn !== '' || index % 61 === 7 ? [] : [['低收入农户', head, holders.homes[index] ?? '', day, '入户走访，生活如常']]
  })
  const calls = objects.people.away.flatMap(({ name }, index) => {
    const day = dayOf(random, 2020, 12)
    return index % 627 === 9 ? [] : [['在外人员', name, holders.away[index] ?? '', day, '电话联系']]
  })
  const rows = [...firms, ...homes, ...calls]
  return defineSheet('走访记录', ['对象类别', '对象', '走访人', '走访日期:date', '走访情况'], rows)
}

function firmHolder({ officers }: World, index: number): string {
  return officers[index % officers.length]?.name ?? ''
}

const findings = [
  '生产正常',
  '订单稳定，缺熟练工',
  '原料价格上涨，已介绍供货渠道',
  '消防通道堆物，当场清理',
  '已告知惠企政策',
  '设备检修，下周恢复',
]
