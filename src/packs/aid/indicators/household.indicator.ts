import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { lowIncomeHousehold } from '../ledgers/low-income-household.ledger.ts'

/** Households on the register at the end of the period, and those that entered or left in it. */
export const householdIndicators = [
  defineMeasure({
    id: 'low-income-household-count',
    label: '低收入农户数',
    unit: '户',
    flow: 'stock',
    ledger: lowIncomeHousehold,
    date: null,
    when: 'recognisedOn <= periodEnd and (leftOn is empty or leftOn > periodEnd)',
    type: 'count',
  }),
  defineMeasure({
    id: 'low-income-population',
    label: '低收入农户人口数',
    unit: '人',
    flow: 'stock',
    ledger: lowIncomeHousehold,
    date: null,
    when: 'recognisedOn <= periodEnd and (leftOn is empty or leftOn > periodEnd)',
    type: 'sum',
    of: 'members',
  }),
  defineMeasure({
    id: 'household-recognised-count',
    label: '新认定低收入农户数',
    unit: '户',
    flow: 'flow',
    ledger: lowIncomeHousehold,
    date: 'recognisedOn',
    type: 'count',
  }),
  defineMeasure({
    id: 'household-left-count',
    label: '退出低收入农户数',
    unit: '户',
    flow: 'flow',
    ledger: lowIncomeHousehold,
    date: 'leftOn',
    type: 'count',
  }),
]
