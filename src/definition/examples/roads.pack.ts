import { field } from '../field/field.ts'
import { defineComputed, defineMeasure } from '../indicator/define-indicator.ts'
import { defineLedger } from '../ledger/define-ledger.ts'
import { definePack } from '../pack/define-pack.ts'

/**
 * The whole language on one page: bridges of a town, their inspections and repairs. It documents the language, and it is what the tests of this
 * room run on. A real pack is the same thing spread over files.
 */
export const village = defineLedger({
  id: 'village',
  label: '村',
  aliases: ['行政村'],
  kind: 'register',
  fields: {
    code: field.text({ label: '编码', required: true, maxLength: 12 }),
    name: field.text({ label: '名称', required: true }),
    population: field.integer({ label: '人口', unit: '人', min: 0 }),
  },
  title: ['name'],
  unique: [['code'], ['name']],
})

export const bridge = defineLedger({
  id: 'bridge',
  label: '桥梁',
  kind: 'register',
  purpose: '全镇桥梁底册，由村镇建设办公室管。',
  fields: {
    name: field.text({ label: '桥名', required: true }),
    village: field.village({ label: '所在村', required: true }),
    scale: field.choice({ label: '规模', options: { small: '小桥', middle: '中桥', large: '大桥' }, optionAliases: { 特大桥: 'large' } }),
    builtOn: field.date({ label: '建成日期', required: true }),
    closedOn: field.date({ label: '停用日期' }),
    cost: field.money({ label: '造价', min: '0' }),
    deck: field.decimal({ label: '桥面面积', unit: '平方米', scale: 2 }),
    keeper: field.personName({ label: '管护人', secrecy: 'personal' }),
  },
  title: ['name'],
  unique: [['village', 'name']],
  effective: { from: 'builtOn', to: 'closedOn' },
})

export const inspection = defineLedger({
  id: 'bridge-inspection',
  label: '桥梁巡查',
  kind: 'journal',
  fields: {
    bridge: field.ref({ label: '桥梁', to: 'bridge', required: true, by: { 桥名: 'name', 所在村: 'village' } }),
    inspectedOn: field.date({ label: '巡查日期', required: true }),
    finding: field.choice({ label: '结论', options: { sound: '完好', worn: '轻微破损', danger: '危险' }, required: true }),
    repaired: field.boolean({ label: '已修复' }),
    repairCost: field.money({ label: '修复费用' }),
  },
  title: ['bridge', 'inspectedOn'],
  date: 'inspectedOn',
  unique: [['bridge', 'inspectedOn']],
})

export const target = defineLedger({
  id: 'annual-target',
  label: '年度任务',
  kind: 'register',
  fields: {
    indicator: field.text({ label: '指标', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    value: field.decimal({ label: '任务数', scale: 4, required: true }),
  },
  title: ['indicator', 'year'],
  date: 'year',
  unique: [['indicator', 'year']],
})

const bridges = defineMeasure({ id: 'bridge-count', label: '桥梁数', unit: '个', flow: 'stock', ledger: bridge, type: 'count', key: true })

const repairs = defineMeasure({
  id: 'repair-cost',
  label: '桥梁修复费用',
  aliases: ['修桥费用'],
  unit: '元',
  flow: 'flow',
  ledger: inspection,
  filter: { repaired: true },
  type: 'sum',
  of: 'repairCost',
  exact: true,
})

export const roadsPack = definePack({
  id: 'roads',
  label: '道路桥梁',
  office: '村镇建设办公室',
  ledgers: [village, bridge, inspection, target],
  indicators: [
    bridges,
    repairs,
    defineMeasure({
      id: 'danger-count',
      label: '发现危桥数',
      unit: '个',
      flow: 'flow',
      ledger: inspection,
      filter: { finding: 'danger' },
      when: "not repaired = true or bridge.scale = '大桥'",
      type: 'countDistinct',
      of: 'bridge',
    }),
    defineMeasure({
      id: 'inspected-count',
      label: '巡查桥梁数',
      unit: '个',
      flow: 'flow',
      ledger: inspection,
      type: 'countDistinct',
      of: 'bridge',
    }),
    defineMeasure({
      id: 'forgotten-count',
      label: '未巡查桥梁数',
      unit: '个',
      flow: 'stock',
      ledger: bridge,
      when: 'not exists(bridge-inspection, bridge = outer.id and inspectedOn >= periodStart and inspectedOn <= periodEnd)',
      type: 'count',
    }),
    defineMeasure({
      id: 'first-danger',
      label: '首座危桥',
      unit: '无',
      flow: 'flow',
      ledger: inspection,
      filter: { finding: 'danger' },
      type: 'pick',
      of: { expression: 'bridge.name' },
      take: 'first',
    }),
    defineComputed({
      id: 'inspection-rate',
      label: '桥梁巡查率',
      unit: '%',
      flow: 'flow',
      type: 'ratio',
      numerator: 'inspected-count',
      denominator: 'bridge-count',
    }),
    defineComputed({ id: 'repair-growth', label: '桥梁修复费用同比', unit: '%', flow: 'flow', type: 'yearOnYear', of: 'repair-cost' }),
    defineComputed({ id: 'repair-completion', label: '桥梁修复完成率', unit: '%', flow: 'flow', type: 'completion', of: 'repair-cost' }),
    defineComputed({
      id: 'cost-per-bridge',
      label: '桥均修复费用',
      unit: '元',
      flow: 'flow',
      type: 'derived',
      formula: '桥梁修复费用 / [inspected-count]',
    }),
  ],
  claims: [
    { id: 'all', phrase: '全部…', aliases: ['所有…'], condition: 'value = 100', over: 'period', why: '实际为 {value}。' },
    { id: 'turned', phrase: '由负转正', condition: 'first < 0 and last > 0', over: 'endpoints', why: '起点 {first}，终点 {last}。' },
  ],
  checks: [{ id: 'inspected-of-bridges', label: '巡查的桥不多于桥', kind: 'partOfWhole', part: 'inspected-count', whole: 'bridge-count' }],
})
