import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { village } from '../ledgers/village.ledger.ts'

/** What the village register adds up to. The register is as of now or as of the report's reading time: it has no dates of its own. */
export const villageIndicators = [
  defineMeasure({ id: 'village-count', label: '行政村数', unit: '个', flow: 'stock', ledger: village, date: null, type: 'count' }),
  defineMeasure({
    id: 'household-count',
    label: '总户数',
    unit: '户',
    flow: 'stock',
    ledger: village,
    date: null,
    type: 'sum',
    of: 'households',
  }),
  defineMeasure({
    id: 'population',
    label: '户籍人口数',
    unit: '人',
    flow: 'stock',
    ledger: village,
    date: null,
    type: 'sum',
    of: 'population',
  }),
]
