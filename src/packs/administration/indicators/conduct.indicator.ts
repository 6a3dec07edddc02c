import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { disclosure } from '../ledgers/disclosure.ledger.ts'
import { legalReview } from '../ledgers/legal-review.ledger.ts'

/** Openness and lawfulness of the administration. */
export const conductIndicators = [
  defineMeasure({ id: 'disclosure-count', label: '信息公开条数', unit: '条', flow: 'flow', ledger: disclosure, type: 'count' }),
  defineMeasure({ id: 'legal-review-count', label: '合法性审查件数', unit: '件', flow: 'flow', ledger: legalReview, type: 'count' }),
]
