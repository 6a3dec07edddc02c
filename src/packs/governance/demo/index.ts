import type { DemoPart } from '../../../../demo/part.ts'
import { liveDisputes, livePetitions } from './disputes.ts'
import { liveGridEvents, liveHazards } from './events.ts'
import { governanceSheets } from './sheets.ts'

/** Grid events, hazards, disputes and petitions. */
export const demoPart: DemoPart = {
  settle: () => governanceSheets,
  lives: {
    网格事件: liveGridEvents,
    安全隐患: liveHazards,
    矛盾纠纷: liveDisputes,
    信访件: livePetitions,
  },
}
