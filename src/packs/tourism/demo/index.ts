import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, congress2021, targetSheet } from '../../township/demo/targets.ts'
import { livePromotions, liveScenicVillages } from './life.ts'
import { tourismSheets } from './sheets.ts'

/** Scenic villages, routes, visitors and promotions. */
export const demoPart: DemoPart = {
  settle: () => () => [...tourismSheets(), targets],
  lives: {
    景区村创建: liveScenicVillages,
    推介活动: livePromotions,
  },
}

const targets = targetSheet([
  ['游客接待人次', '2020', '160000', '人次', congress2020],
  ['景区村创成数', '2021', '2', '个', congress2021],
  ['游客接待人次', '2021', '200000', '人次', congress2021],
])
