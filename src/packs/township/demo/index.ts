import type { DemoPart } from '../../../../demo/part.ts'
import { firmVisits, townshipDuties } from './duty.ts'
import { townshipSheets } from './sheets.ts'

/** The shared registers, and who answers for them. */
export const demoPart: DemoPart = {
  settle: (world) => () => [...townshipSheets(world), townshipDuties(world), firmVisits(world)],
  registers: ['村', '网格', '干部', '专班', '专班成员', '企业', '年度任务'],
}
