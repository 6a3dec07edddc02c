import { dayOf } from '../../../../demo/calendar.ts'
import { createRandom } from '../../../../demo/random.ts'
import type { DemoSheet } from '../../../../demo/sheet.ts'
import type { World } from '../../../../demo/world.ts'
import { type DutyRow, dutySheet, pickServants, visitSheet } from '../../township/demo/duty.ts'
import type { DemoHousehold } from './household.ts'

/** Every household has somebody of its village. */
export function householdDuties(world: World, households: readonly DemoHousehold[]): DemoSheet {
  const holders = holdersOf(world, households)
  return dutySheet(
    households.map(
      ({ head, recognisedOn, leftOn }, index): DutyRow => [
        '低收入农户',
        head,
        holders[index] ?? '',
        '主责',
        '一对一',
        recognisedOn,
        leftOn,
      ],
    ),
  )
}

/** In November those still on the register were called on; here and there one was missed. */
export function householdVisits(world: World, households: readonly DemoHousehold[]): DemoSheet {
  const random = createRandom('青竹镇·走访·低收入农户')
  const holders = holdersOf(world, households)
  return visitSheet(
    households.flatMap(({ head, leftOn }, index) => {
      const day = dayOf(random, 2020, 11)
      return leftOn !== '' || index % 61 === 7 ? [] : [['低收入农户', head, holders[index] ?? '', day, '入户走访，生活如常']]
    }),
  )
}

function holdersOf(world: World, households: readonly DemoHousehold[]): readonly string[] {
  return pickServants(world, { seed: '青竹镇·包干·低收入农户', places: households.map(({ village }) => village) })
}
