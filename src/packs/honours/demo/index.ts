import type { DemoPart } from '../../../../demo/part.ts'
import { liveHonours } from './life.ts'
import { honoursSheets } from './sheets.ts'

/** Honours of the year. */
export const demoPart: DemoPart = {
  settle: (world) => () => honoursSheets(world),
  lives: {
    荣誉: liveHonours,
  },
}
