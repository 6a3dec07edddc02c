import type { DemoPart } from '../../../../demo/part.ts'
import { leadershipSheets } from './lines.ts'

/** The leaders' lines of work and villages as they stand since the reform of 2019. */
export const demoPart: DemoPart = {
  settle: (world) => () => leadershipSheets(world),
  registers: ['分管工作', '条块分工'],
}
