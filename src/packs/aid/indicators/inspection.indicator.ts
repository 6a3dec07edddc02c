import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { assuranceInspection } from '../ledgers/assurance-inspection.ledger.ts'

/** Inspections and what became of their findings. */
export const inspectionIndicators = [
  defineMeasure({ id: 'inspection-item-count', label: '督查项次', unit: '次', flow: 'flow', ledger: assuranceInspection, type: 'count' }),
  defineMeasure({
    id: 'inspected-household-count',
    label: '督查户数',
    unit: '户',
    flow: 'flow',
    ledger: assuranceInspection,
    type: 'countDistinct',
    of: 'household',
  }),
  defineMeasure({
    id: 'inspected-quarter-count',
    label: '督查季度数',
    unit: '次',
    flow: 'flow',
    ledger: assuranceInspection,
    type: 'countDistinct',
    of: 'quarter',
  }),
  defineMeasure({
    id: 'inspection-finding-count',
    label: '督查发现问题数',
    unit: '个',
    flow: 'flow',
    ledger: assuranceInspection,
    filter: { conclusion: 'unmet' },
    type: 'count',
  }),
  defineMeasure({
    id: 'inspection-rectified-count',
    label: '督查问题整改数',
    unit: '个',
    flow: 'flow',
    ledger: assuranceInspection,
    filter: { conclusion: 'unmet' },
    when: 'rectifiedOn is not empty',
    type: 'count',
  }),
  defineComputed({
    id: 'inspection-rectification-rate',
    label: '督查问题整改率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'ratio',
    numerator: 'inspection-rectified-count',
    denominator: 'inspection-finding-count',
  }),
]
