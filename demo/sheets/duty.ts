import { enterpriseGrids } from '../enterprises.ts'
import { createRandom } from '../random.ts'
import { type DemoSheet, defineSheet } from '../sheet.ts'
import { lockedVillage, villages, type World } from '../world.ts'
import type { DemoHousehold } from './aid.ts'
import { projectNames } from './construction.ts'
import type { EpidemicPeople } from './epidemic.ts'

export interface DutyObjects {
  readonly people: EpidemicPeople
  readonly households: readonly DemoHousehold[]
}

/** Who answers for whom: everyone away, every household, checkpoint, enterprise grid, village and key project has somebody. */
export function dutySheet(world: World, { people, households }: DutyObjects): DemoSheet {
  const random = createRandom('青竹镇·包干')
  const { leaders } = world
  const leader = (index: number): string => leaders[index % leaders.length]?.name ?? ''
  const servant = (village: string): string => random.pick(world.servants(village)).name
  const away = people.away.map(({ name, village, category }) => {
    const abroad = category === '境外'
    return ['在外人员', name, servant(village), abroad ? '一对一' : '一对多', '2020-01-27', '']
  })
  const homes = households.map(({ head, village, recognisedOn, leftOn }) => [
    '低收入农户',
    head,
    servant(village),
    '一对一',
    recognisedOn,
    leftOn,
  ])
  const gates = people.checkpoints.map((name, index) => ['卡口', name, leader(index), '包干', '2020-01-27', '2020-03-24'])
  const big = enterpriseGrids.map(({ name }, index) => ['企业大网格', name, leader(index), '专班', '2020-02-12', ''])
  const small = enterpriseGrids
    .flatMap((grid) => grid.small)
    .map((name, index) => ['企业小网格', name, leader(index), '包干', '2020-02-12', ''])
  const inVillages = villages.map(({ name }, index) => ['村', name, leader(index), '包干', '2019-01-01', ''])
  const zones = [['封控区域', lockedVillage, leader(1), '专班', '2020-02-03', '2020-02-25']]
  const projects = projectNames().map((name, index) => ['重点项目', name, leader(index), '专班', '2020-01-10', ''])
  const rows = [...inVillages, ...big, ...small, ...gates, ...zones, ...projects, ...homes, ...away]
  return defineSheet('包干责任', ['对象类别', '对象', '责任人', '方式', '起:date', '止:date'], rows)
}
