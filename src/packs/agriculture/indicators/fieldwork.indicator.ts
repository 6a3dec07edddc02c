import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { floodDamage } from '../ledgers/flood-damage.ledger.ts'
import { highStandardFarmland } from '../ledgers/high-standard-farmland.ledger.ts'
import { orchardProject } from '../ledgers/orchard-project.ledger.ts'
import { plot } from '../ledgers/plot.ledger.ts'
import { plotCrop } from '../ledgers/plot-crop.ledger.ts'

const standing = "(status is empty or status != 'refused')"
const repaired = 'repairedOn <= periodEnd'

/** What the loops and the plots give: idle land, repairs in time, farmland handed over, orchards. */
export const fieldworkIndicators = [
  defineMeasure({ id: 'plot-count', label: '地块数', unit: '个', flow: 'stock', ledger: plot, date: null, type: 'count' }),
  defineMeasure({ id: 'plot-area', label: '地块面积', unit: '亩', flow: 'stock', ledger: plot, date: null, type: 'sum', of: 'area' }),
  defineMeasure({
    id: 'idle-plot-area',
    label: '撂荒面积',
    unit: '亩',
    flow: 'stock',
    ledger: plot,
    when: 'not exists(plot-crop, plot = outer.id and year(year) = year(periodEnd))',
    date: null,
    type: 'sum',
    of: 'area',
    note: '当年没有任何种植登记的地块。',
  }),
  defineMeasure({
    id: 'overplanted-plot-count',
    label: '种植超面积地块数',
    unit: '个',
    flow: 'flow',
    ledger: plotCrop,
    when: 'area > plot.area',
    type: 'countDistinct',
    of: 'plot',
    note: '一季一种作物的面积大于地块面积，登记有误。',
  }),
  defineMeasure({
    id: 'flood-damage-count',
    label: '水毁点数',
    unit: '处',
    flow: 'flow',
    ledger: floodDamage,
    when: standing,
    type: 'count',
  }),
  defineMeasure({
    id: 'flood-repaired-count',
    label: '已修复水毁点数',
    unit: '处',
    flow: 'stock',
    ledger: floodDamage,
    when: `${standing} and ${repaired}`,
    date: null,
    type: 'count',
  }),
  defineMeasure({
    id: 'flood-overdue-count',
    label: '逾期未修复水毁点数',
    unit: '处',
    flow: 'stock',
    ledger: floodDamage,
    when: `${standing} and dueOn <= periodEnd and (repairedOn is empty or repairedOn > periodEnd)`,
    date: null,
    type: 'count',
  }),
  defineComputed({
    id: 'flood-judged-count',
    label: '应修复水毁点数',
    unit: '处',
    flow: 'stock',
    type: 'derived',
    formula: '[flood-repaired-count] + [flood-overdue-count]',
    note: '已修复与逾期未修复之和；没有到期的不算。',
  }),
  defineComputed({
    id: 'flood-on-time-rate',
    label: '水毁按期修复率',
    unit: '%',
    flow: 'stock',
    exact: true,
    type: 'ratio',
    numerator: 'flood-repaired-count',
    denominator: 'flood-judged-count',
  }),
  defineMeasure({
    id: 'farmland-handed-over-area',
    label: '高标准农田移交面积',
    unit: '亩',
    flow: 'flow',
    ledger: highStandardFarmland,
    date: 'handedOverOn',
    type: 'sum',
    of: 'area',
  }),
  defineMeasure({
    id: 'orchard-project-count',
    label: '果园项目数',
    unit: '个',
    flow: 'stock',
    ledger: orchardProject,
    when: "status is empty or status != 'dropped'",
    date: null,
    type: 'count',
  }),
  defineMeasure({
    id: 'orchard-project-area',
    label: '果园项目面积',
    unit: '亩',
    flow: 'stock',
    ledger: orchardProject,
    when: "status is empty or status != 'dropped'",
    date: null,
    type: 'sum',
    of: 'area',
  }),
]
