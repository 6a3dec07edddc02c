import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { leadershipLine } from '../ledgers/leadership-line.ledger.ts'

export const leadershipIndicators = [
  defineMeasure({ id: 'leadership-line-count', label: '分管条线数', unit: '条', flow: 'stock', ledger: leadershipLine, type: 'count' }),
]
