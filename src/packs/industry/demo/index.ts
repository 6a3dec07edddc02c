import type { DemoPart } from '../../../../demo/part.ts'
import { congress2021, county, targetSheet } from '../../township/demo/targets.ts'
import { liveGrants } from './grants.ts'
import { liveOutput } from './output.ts'
import { industrySheets } from './sheets.ts'

/** Monthly output, the list above scale, grants paid straight to firms. */
export const demoPart: DemoPart = {
  settle: () => () => [...industrySheets(), targets],
  lives: {
    工业产值: liveOutput,
    两直补助: liveGrants,
  },
}

const targets = targetSheet([
  ['工业项目投资', '2020', '48000000', '元', county],
  ['规上工业总产值', '2020', '1340000000', '元', county],
  ['工业总产值', '2020', '1960000000', '元', county],
  ['规上工业总产值', '2021', '1460000000', '元', congress2021],
  ['规上工业总产值同比', '2021', '8', '%', congress2021],
  ['工业项目投资', '2021', '55000000', '元', congress2021],
])
