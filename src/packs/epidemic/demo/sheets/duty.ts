import { dayAfter, dayOf } from '../../../../../demo/calendar.ts'
import { createRandom } from '../../../../../demo/random.ts'
import type { DemoSheet } from '../../../../../demo/sheet.ts'
import type { World } from '../../../../../demo/world.ts'
import { type DutyRow, dutySheet, leaderOf, pickServants, visitSheet } from '../../../township/demo/duty.ts'
import { lockedVillage } from '../locked-village.ts'
import { announcedBefore, arrivalDays, type DemoArrival } from './arrivals.ts'
import type { DemoPersonAway } from './people-away.ts'

export interface EpidemicObjects {
  readonly away: readonly DemoPersonAway[]
  readonly arrivals: readonly DemoArrival[]
  readonly checkpoints: readonly string[]
}

/** Everybody away or coming back, every checkpoint and the locked village have somebody who answers for them. */
export function epidemicDuties(world: World, { away, arrivals, checkpoints }: EpidemicObjects): DemoSheet {
  const holders = holdersOf(world, away)
  const gates = checkpoints.map(
    (name, index): DutyRow => ['卡口', name, leaderOf(world, index), '主责', '包干', '2020-01-27', '2020-03-24'],
  )
  const zone: DutyRow = ['封控区域', lockedVillage, leaderOf(world, 1), '主责', '专班', '2020-02-03', '2020-02-25']
  const absent = away.map(({ name, category }, index): DutyRow => {
    const way = category === '境外' ? '一对一' : '一对多'
    return ['在外人员', name, holders[index] ?? '', '主责', way, '2020-01-27', '']
  })
  const arriving = arrivals.map(({ name, holder, plannedOn, state }): DutyRow => {
    const until = state === '已解除' ? dayAfter(plannedOn, arrivalDays + 1) : ''
    return ['来返人员', name, holder, '主责', '一对一', dayAfter(plannedOn, -announcedBefore), until]
  })
  return dutySheet([...gates, zone, ...absent, ...arriving])
}

/** In December everybody away was called; here and there somebody was not reached. */
export function awayVisits(world: World, away: readonly DemoPersonAway[]): DemoSheet {
  const random = createRandom('青竹镇·走访·在外人员')
  const holders = holdersOf(world, away)
  return visitSheet(
    away.flatMap(({ name }, index) => {
      const day = dayOf(random, 2020, 12)
      return index % 627 === 9 ? [] : [['在外人员', name, holders[index] ?? '', day, '电话联系']]
    }),
  )
}

function holdersOf(world: World, away: readonly DemoPersonAway[]): readonly string[] {
  return pickServants(world, { seed: '青竹镇·包干', places: away.map(({ village }) => village) })
}
