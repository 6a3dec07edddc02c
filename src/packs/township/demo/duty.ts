import { dayOf } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import { type Cell, type DemoSheet, defineSheet } from '../../../../demo/sheet.ts'
import { villages, type World } from '../../../../demo/world.ts'
import { createEnterprises, enterpriseGrids } from './enterprises.ts'

export type DutyRow = readonly [
  kind: string,
  object: string,
  holder: string,
  role: '主责' | '协助',
  way: string,
  from: string,
  until: string,
]

/** Who answers for what a pack knows of: its rows of the one sheet of duties. */
export function dutySheet(rows: readonly DutyRow[]): DemoSheet {
  return defineSheet('包干责任', ['对象类别', '对象', '责任人', '角色', '方式', '起:date', '止:date'], rows)
}

/** Calls that a pack knows of: object, who called, day and what was found. */
export function visitSheet(rows: readonly (readonly Cell[])[]): DemoSheet {
  return defineSheet('走访记录', ['对象类别', '对象', '走访人', '走访日期:date', '走访情况'], rows)
}

/** A leader's or an officer's name, going round. */
export function leaderOf({ leaders }: World, index: number): string {
  return leaders[index % leaders.length]?.name ?? ''
}

export function officerOf({ officers }: World, index: number): string {
  return officers[index % officers.length]?.name ?? ''
}

/** Somebody of each village, drawn from a seed: the same for the duty and for the visits. */
export function pickServants(
  world: World,
  { seed, places }: { readonly seed: string; readonly places: readonly string[] },
): readonly string[] {
  const random = createRandom(seed)
  return places.map((village) => random.pick(world.servants(village)).name)
}

/** Every village, grid and firm has somebody who answers; some have helpers. */
export function townshipDuties(world: World): DemoSheet {
  const inVillages = villages.flatMap(({ name }, index): DutyRow[] => [
    ['村', name, leaderOf(world, index), '主责', '包干', '2019-01-01', ''],
    ['村', name, world.servants(name)[0]?.name ?? '', '协助', '包干', '2019-01-01', ''],
  ])
  const grids = villages.flatMap(({ name }) =>
    world
      .servants(name)
      .flatMap(({ name: holder, grid }): DutyRow[] =>
        grid === undefined ? [] : [['村网格', grid, holder, '主责', '包干', '2019-01-01', '']],
      ),
  )
  const big = enterpriseGrids.flatMap(({ name }, index): DutyRow[] => [
    ['企业大网格', name, leaderOf(world, index), '主责', '专班', '2020-02-12', ''],
    ['企业大网格', name, officerOf(world, index), '协助', '专班', '2020-02-12', ''],
  ])
  const small = enterpriseGrids
    .flatMap((grid) => grid.small)
    .map((name, index): DutyRow => ['企业小网格', name, leaderOf(world, index), '主责', '包干', '2020-02-12', ''])
  const firms = createEnterprises().map(
    ({ name }, index): DutyRow => ['企业', name, officerOf(world, index), '主责', '一对多', '2020-02-12', ''],
  )
  return dutySheet([...inVillages, ...grids, ...big, ...small, ...firms])
}

/** Calls on firms, one a quarter of 2020; every twelfth firm was left out from summer on. */
export function firmVisits(world: World): DemoSheet {
  const random = createRandom('青竹镇·走访')
  return visitSheet(
    [3, 6, 9, 12].flatMap((month, quarter) =>
      createEnterprises().flatMap(({ name }, index) => {
        const day = dayOf(random, 2020, month)
        const note = random.pick(findings)
        return quarter > 1 && index % 12 === 5 ? [] : [['企业', name, officerOf(world, index), day, note]]
      }),
    ),
  )
}

const findings = [
  '生产正常',
  '订单稳定，缺熟练工',
  '原料价格上涨，已介绍供货渠道',
  '消防通道堆物，当场清理',
  '已告知惠企政策',
  '设备检修，下周恢复',
]
