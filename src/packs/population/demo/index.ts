import type { DemoPart } from '../../../../demo/part.ts'
import { peopleSheets } from './people.ts'

/** Everybody of the families that other packs know of, with some whose records are doubtful. */
export const demoPart: DemoPart = {
  settle: (world) => () => peopleSheets(world),
  registers: ['家庭户', '人口底册'],
}
