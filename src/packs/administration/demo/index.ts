import type { DemoPart } from '../../../../demo/part.ts'
import { congress2020, congress2021, targetSheet } from '../../township/demo/targets.ts'
import { liveSuggestions } from './life.ts'
import { administrationSheets } from './sheets.ts'

/** Revenue and expense, disclosure, legal review, and the deputies' suggestions. */
export const demoPart: DemoPart = {
  settle: () => () => [...administrationSheets(), targets],
  lives: {
    代表建议: liveSuggestions,
  },
}

const targets = targetSheet([
  ['财政总收入', '2020', '46000000', '元', congress2020],
  ['财政总收入', '2021', '52000000', '元', congress2021],
])
