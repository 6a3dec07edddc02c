import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { highStandardFarmland } from '../ledgers/high-standard-farmland.ledger.ts'

const accepted =
  "acceptedOn is not empty and acceptedOn <= periodEnd and (contains(conclusion, '通过') or contains(conclusion, '合格')) and not contains(conclusion, '不') and not contains(conclusion, '未')"

/** Farmland projects: those that are under way or done by the end of the period, and those the experts passed. */
export const farmlandIndicators = [
  defineMeasure({
    id: 'farmland-project-count',
    label: '高标准农田项目数',
    unit: '个',
    flow: 'stock',
    ledger: highStandardFarmland,
    when: "not status in ('planned', 'dropped')",
    date: null,
    type: 'count',
    note: '已立项及以后的项目，规划中的和取消的不算。',
  }),
  defineMeasure({
    id: 'farmland-accepted-count',
    label: '高标准农田验收项目数',
    unit: '个',
    flow: 'stock',
    ledger: highStandardFarmland,
    when: `not status in ('planned', 'dropped') and ${accepted}`,
    date: null,
    type: 'count',
    note: '期末前有验收日期、结论为通过或合格的项目。',
  }),
  defineComputed({
    id: 'farmland-acceptance-rate',
    label: '高标准农田验收率',
    unit: '%',
    flow: 'stock',
    exact: true,
    type: 'ratio',
    numerator: 'farmland-accepted-count',
    denominator: 'farmland-project-count',
  }),
  defineMeasure({
    id: 'farmland-area',
    label: '高标准农田面积',
    unit: '亩',
    flow: 'flow',
    ledger: highStandardFarmland,
    when: accepted,
    date: 'acceptedOn',
    type: 'sum',
    of: 'area',
    note: '期内验收合格的面积。',
  }),
]
