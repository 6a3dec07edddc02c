import type { Engine, Transactions } from '../types.ts'
import type { Standing } from './standing.ts'
import { isParted, noWall } from './wall-state.ts'

/** The doors of an engine, the same for each: a town's is the owner's too while the wall does not stand. */
export function createDoors(
  transactions: (standing: Standing) => Transactions,
): Pick<Engine, 'inTown' | 'inPart' | 'asOwner' | 'wall' | 'stand'> {
  let wall = noWall
  const asOwner = transactions('owner')
  const inTown = (town: string) => (wall.stands ? transactions({ town }) : asOwner)
  return {
    inTown,
    inPart: (town, part) => (isParted(wall) ? transactions({ town, part }) : inTown(town)),
    asOwner,
    wall: () => wall,
    stand: (raised) => {
      wall = raised
    },
  }
}
