import type { DemoPart } from '../../../../demo/part.ts'
import { liveResumption } from './life.ts'
import { resumptionSheets } from './sheets.ts'

/** Firms back to work. */
export const demoPart: DemoPart = {
  settle: () => resumptionSheets,
  lives: {
    复工申请: liveResumption,
  },
}
