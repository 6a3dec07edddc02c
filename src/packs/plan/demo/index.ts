import type { DemoPart } from '../../../../demo/part.ts'
import { taskSheets } from './tasks.ts'

/** What the reports of 2019 and 2020 promised. */
export const demoPart: DemoPart = {
  settle: (world) => () => taskSheets(world),
}
