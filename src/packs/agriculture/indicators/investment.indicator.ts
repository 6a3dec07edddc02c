import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { agriculturalInvestment } from '../ledgers/agricultural-investment.ledger.ts'

/** Money put into farming, by what it was for. */
export const agriculturalInvestmentIndicators = [
  defineMeasure({
    id: 'agricultural-investment-total',
    label: '农业项目投入',
    unit: '元',
    flow: 'flow',
    ledger: agriculturalInvestment,
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'orchard-investment',
    label: '水果园区投入',
    wordings: ['…果园区…，全年投资□', '…果园区…，全年投入□'],
    unit: '元',
    flow: 'flow',
    ledger: agriculturalInvestment,
    filter: { category: 'orchard' },
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'flood-repair-investment',
    label: '水毁修复投入',
    unit: '元',
    flow: 'flow',
    ledger: agriculturalInvestment,
    filter: { category: 'floodRepair' },
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'farmland-investment',
    label: '高标准农田投入',
    unit: '元',
    flow: 'flow',
    ledger: agriculturalInvestment,
    filter: { category: 'farmland' },
    type: 'sum',
    of: 'amount',
  }),
  defineMeasure({
    id: 'flood-repair-count',
    label: '水毁修复处数',
    unit: '处',
    flow: 'flow',
    ledger: agriculturalInvestment,
    filter: { category: 'floodRepair' },
    type: 'countDistinct',
    of: 'project',
  }),
  defineComputed({
    id: 'agricultural-investment-growth',
    label: '农业项目投入同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'agricultural-investment-total',
  }),
]
