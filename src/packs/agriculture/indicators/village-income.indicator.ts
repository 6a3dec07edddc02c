import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineTarget } from '../../township/indicators/target.ts'
import { villageIncome } from '../ledgers/village-income.ledger.ts'

/** Income of the village collectives. A village passes when its operating income reaches 100,000 元, the county's line of 2020. */
export const villageIncomeIndicators = [
  defineMeasure({
    id: 'village-total-income',
    label: '村集体总收入',
    unit: '元',
    flow: 'flow',
    ledger: villageIncome,
    type: 'sum',
    of: 'totalIncome',
  }),
  defineMeasure({
    id: 'village-operating-income',
    label: '村集体经营性收入',
    unit: '元',
    flow: 'flow',
    key: true,
    ledger: villageIncome,
    type: 'sum',
    of: 'operatingIncome',
  }),
  defineComputed({
    id: 'village-total-income-growth',
    label: '村集体总收入同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'village-total-income',
  }),
  defineComputed({
    id: 'village-operating-income-growth',
    label: '村集体经营性收入同比',
    unit: '%',
    flow: 'flow',
    type: 'yearOnYear',
    of: 'village-operating-income',
  }),
  defineMeasure({
    id: 'village-income-reported-count',
    label: '村集体收入上报村数',
    unit: '个',
    flow: 'flow',
    ledger: villageIncome,
    type: 'countDistinct',
    of: 'village',
  }),
  defineMeasure({
    id: 'village-income-passed-count',
    label: '经营性收入达标村数',
    unit: '个',
    flow: 'flow',
    ledger: villageIncome,
    when: "operatingIncome >= setting('village-income-pass')",
    type: 'countDistinct',
    of: 'village',
    note: '年经营性收入达到达标线（起始为十万元）的村。',
  }),
  defineComputed({
    id: 'village-income-pass-rate',
    label: '经营性收入达标率',
    unit: '%',
    flow: 'flow',
    exact: true,
    type: 'ratio',
    numerator: 'village-income-passed-count',
    denominator: 'village-income-reported-count',
  }),
  defineTarget({ id: 'village-operating-income-target', label: '村集体经营性收入目标', of: '村集体经营性收入', unit: '元' }),
]
