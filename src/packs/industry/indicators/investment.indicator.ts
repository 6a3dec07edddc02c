import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineTarget } from '../../township/indicators/target.ts'
import { industrialInvestment } from '../ledgers/industrial-investment.ledger.ts'

/** Industrial investment by month, its growth and its target. */
export const industrialInvestmentIndicators = [
  defineMeasure({
    id: 'industrial-investment-total',
    label: '工业项目投资',
    wordings: ['新增工业项目投资□'],
    unit: '元',
    flow: 'flow',
    key: true,
    ledger: industrialInvestment,
    type: 'sum',
    of: 'amount',
  }),
  defineComputed({
    id: 'industrial-investment-growth',
    label: '工业项目投资同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'industrial-investment-total',
  }),
  defineComputed({
    id: 'industrial-investment-completion',
    label: '工业项目投资完成率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'completion',
    of: 'industrial-investment-total',
  }),
  defineMeasure({
    id: 'industrial-project-count',
    label: '工业投资项目数',
    unit: '个',
    flow: 'flow',
    ledger: industrialInvestment,
    type: 'countDistinct',
    of: 'project',
  }),
  defineTarget({ id: 'industrial-investment-target', label: '工业项目投资目标', of: '工业项目投资', unit: '元' }),
]
