import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, congress2021, county, targetSheet } from '../../township/demo/targets.ts'
import { livelihoodSheets } from './sheets.ts'

/** Insurance, care, schooling, training and the projects that the deputies chose. */
export const demoPart: DemoPart = {
  settle: (world) => () => [...livelihoodSheets(world), targets],
}

const targets = targetSheet([
  ['新增就业人数', '2020', '150', '人', congress2020],
  ['医保参保率', '2020', '99.5', '%', county],
  ['医保参保率', '2021', '99.8', '%', congress2021],
  ['新增就业人数', '2021', '200', '人', congress2021],
])
