import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, congress2021, county, targetSheet } from '../../township/demo/targets.ts'
import { liveAgriculturalPayments, liveFarmland, liveFloodDamages, liveOrchards } from './life.ts'
import { agricultureSheets } from './sheets.ts'

/** Farmland, orchards, flood damage, and what was sown and spent. */
export const demoPart: DemoPart = {
  settle: () => () => [...agricultureSheets(), targets],
  lives: {
    高标准农田: liveFarmland,
    农业项目投资: liveAgriculturalPayments,
    果园项目: liveOrchards,
    水毁点: liveFloodDamages,
  },
}

const targets = targetSheet([
  ['粮食播种面积', '2020', '6500', '亩', county],
  ['村集体经营性收入', '2020', '1900000', '元', congress2020],
  ['粮食播种面积', '2021', '6600', '亩', congress2021],
  ['新增甜桔柚面积', '2021', '400', '亩', congress2021],
  ['村集体经营性收入', '2021', '2500000', '元', congress2021],
])
