import type { DemoPart } from '../../../../demo/part.ts'
import { congress2021, county, targetSheet } from '../../township/demo/targets.ts'
import { liveArrivals, liveInvestment } from './life.ts'
import { investmentSheets } from './sheets.ts'

/** Projects from talks to production, arrived capital claimed and recognised. */
export const demoPart: DemoPart = {
  settle: () => () => [...investmentSheets(), targets],
  lives: {
    招商项目: liveInvestment,
    招商到资: liveArrivals,
  },
  keptEmpty: ['招商线索'],
}

const targets = targetSheet([
  ['招商引资到资', '2019', '28000000', '元', county],
  ['招商引资到资', '2020', '30000000', '元', county],
  ['招商引资到资', '2021', '45000000', '元', congress2021],
])
