import { field } from '../../../definition/field/field.ts'
import { defineComputed, defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

/** A small township for the tests of this folder: every kind of placing, of dimension and of measure occurs in it. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    people: field.integer({ label: '人口', unit: '人' }),
  },
  title: ['name'],
  unique: [['code'], ['name']],
})

const firm = defineLedger({
  id: 'firm',
  label: '企业',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    village: field.village({ label: '村' }),
    scale: field.choice({ label: '类别', options: { above: '规上', small: '小微企业' } }),
    exporting: field.boolean({ label: '出口' }),
    opened: field.date({ label: '开办日期' }),
    closed: field.date({ label: '注销日期' }),
  },
  title: ['name'],
  unique: [['name']],
  effective: { from: 'opened', to: 'closed' },
})

const output = defineLedger({
  id: 'output',
  label: '产值',
  kind: 'journal',
  date: 'month',
  returns: false,
  fields: {
    firm: field.ref({ label: '企业', to: 'firm', required: true }),
    month: field.month({ label: '月份', required: true }),
    value: field.money({ label: '产值' }),
  },
  title: ['firm', 'month'],
})

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  date: 'paidOn',
  fields: {
    person: field.personName({ label: '户主', required: true }),
    village: field.village({ label: '村' }),
    firm: field.ref({ label: '企业', to: 'firm' }),
    programme: field.choice({ label: '类别', options: { industry: '产业帮扶', safety: '托底帮扶', study: '助学' } }),
    batch: field.text({ label: '批次' }),
    urgent: field.boolean({ label: '加急' }),
    amount: field.money({ label: '金额' }),
    area: field.area({ label: '面积' }),
    weight: field.decimal({ label: '重量', unit: '吨', scale: 3 }),
    times: field.integer({ label: '次数' }),
    paidOn: field.date({ label: '发放日期' }),
    card: field.bankCard({ label: '账号', secrecy: 'sensitive' }),
  },
  title: ['person', 'paidOn'],
  unique: [['person', 'batch', 'paidOn', 'amount']],
})

const visit = defineLedger({
  id: 'visit',
  label: '登记',
  kind: 'journal',
  date: 'at',
  fields: {
    at: field.dateTime({ label: '时间', required: true }),
    village: field.village({ label: '村' }),
    heat: field.decimal({ label: '体温', scale: 1 }),
  },
  title: ['at'],
})

const planting = defineLedger({
  id: 'planting',
  label: '种植',
  kind: 'journal',
  date: 'year',
  returns: false,
  fields: {
    village: field.village({ label: '村' }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    area: field.area({ label: '面积' }),
  },
  title: ['village', 'year'],
})

const inspection = defineLedger({
  id: 'inspection',
  label: '督查',
  kind: 'journal',
  date: 'quarter',
  fields: {
    quarter: field.period({ label: '季度', grain: 'quarter', required: true }),
    passed: field.boolean({ label: '合格' }),
    score: field.integer({ label: '得分', unit: '分' }),
  },
  title: ['quarter'],
})

const target = defineLedger({
  id: 'annual-target',
  label: '年度任务',
  kind: 'register',
  fields: {
    indicator: field.text({ label: '指标', required: true }),
    year: field.period({ label: '年度', grain: 'year', required: true }),
    target: field.decimal({ label: '任务数', scale: 4, required: true }),
    unit: field.text({ label: '单位' }),
  },
  title: ['indicator', 'year'],
  unique: [['indicator', 'year']],
})

const flow = { flow: 'flow' } as const
const stock = { flow: 'stock' } as const

const measures = [
  defineMeasure({ id: 'paid', label: '发放金额', unit: '元', ...flow, type: 'sum', ledger: payment, of: 'amount' }),
  defineMeasure({
    id: 'paid-known',
    label: '逐月发放金额',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: payment,
    of: 'amount',
    missing: 'unknown',
  }),
  defineMeasure({
    id: 'paid-strict',
    label: '必报发放金额',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: payment,
    of: 'amount',
    missing: 'error',
  }),
  defineMeasure({
    id: 'paid-industry',
    label: '产业帮扶资金',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: payment,
    of: 'amount',
    filter: { programme: 'industry' },
  }),
  defineMeasure({ id: 'payments', label: '发放笔数', unit: '个', ...flow, type: 'count', ledger: payment }),
  defineMeasure({
    id: 'payments-above',
    label: '规上企业发放笔数',
    unit: '个',
    ...flow,
    type: 'count',
    ledger: payment,
    when: "firm.scale = '规上'",
  }),
  defineMeasure({ id: 'persons', label: '发放人数', unit: '人', ...flow, type: 'countDistinct', ledger: payment, of: 'person' }),
  defineMeasure({
    id: 'persons-known',
    label: '逐月发放人数',
    unit: '人',
    ...flow,
    type: 'countDistinct',
    ledger: payment,
    of: 'person',
    missing: 'unknown',
  }),
  defineMeasure({ id: 'cards', label: '账号数', unit: '个', ...flow, type: 'countDistinct', ledger: payment, of: 'card' }),
  defineMeasure({ id: 'least', label: '最小一笔', unit: '元', ...flow, type: 'min', ledger: payment, of: 'amount' }),
  defineMeasure({ id: 'greatest', label: '最大一笔', unit: '元', ...flow, type: 'max', ledger: payment, of: 'amount' }),
  defineMeasure({ id: 'mean', label: '平均一笔', unit: '元', ...flow, type: 'average', ledger: payment, of: 'amount' }),
  defineMeasure({ id: 'newest', label: '最近一笔', unit: '元', ...flow, type: 'latest', ledger: payment, of: 'amount' }),
  defineMeasure({ id: 'weight', label: '重量', unit: '吨', ...flow, type: 'sum', ledger: payment, of: 'weight' }),
  defineMeasure({ id: 'yield', label: '亩均', unit: '元', ...flow, type: 'sum', ledger: payment, of: { expression: 'amount / area' } }),
  defineMeasure({ id: 'first-day', label: '首笔日期', unit: '无', ...flow, type: 'pick', take: 'first', ledger: payment, of: 'paidOn' }),
  defineMeasure({ id: 'last-village', label: '末笔的村', unit: '无', ...flow, type: 'pick', take: 'last', ledger: payment, of: 'village' }),
  defineMeasure({
    id: 'village-list',
    label: '发放村名单',
    unit: '无',
    ...flow,
    type: 'pick',
    take: 'list',
    ledger: payment,
    of: 'village',
  }),
  defineMeasure({
    id: 'programme-list',
    label: '类别名单',
    unit: '无',
    ...flow,
    type: 'pick',
    take: 'list',
    ledger: payment,
    of: 'programme',
  }),
  defineMeasure({ id: 'output', label: '产值', unit: '元', ...flow, type: 'sum', ledger: output, of: 'value', key: true }),
  defineMeasure({
    id: 'output-above',
    label: '规上产值',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: output,
    of: 'value',
    missing: 'unknown',
    when: "firm.scale = '规上'",
  }),
  defineMeasure({ id: 'firms', label: '企业数', unit: '家', ...stock, type: 'count', ledger: firm }),
  defineMeasure({ id: 'firms-above', label: '规上企业数', unit: '家', ...stock, type: 'count', ledger: firm, filter: { scale: 'above' } }),
  defineMeasure({
    id: 'silent-firms',
    label: '未报产值企业数',
    unit: '家',
    ...stock,
    type: 'count',
    ledger: firm,
    when: 'not exists(output, firm = outer.id)',
  }),
  defineMeasure({ id: 'firm-list', label: '企业名单', unit: '无', ...stock, type: 'pick', take: 'list', ledger: firm, of: 'name' }),
  defineMeasure({ id: 'people', label: '人口', unit: '人', ...stock, type: 'sum', ledger: village, of: 'people' }),
  defineMeasure({ id: 'visits', label: '登记次数', unit: '次', ...flow, type: 'count', ledger: visit }),
  defineMeasure({ id: 'visits-so-far', label: '累计登记', unit: '次', ...stock, type: 'count', ledger: visit, date: 'at' }),
  defineMeasure({ id: 'heat', label: '最近体温', unit: '无', ...stock, type: 'latest', ledger: visit, of: 'heat' }),
  defineMeasure({ id: 'planted', label: '种植面积', unit: '亩', ...flow, type: 'sum', ledger: planting, of: 'area' }),
  defineMeasure({ id: 'planted-stock', label: '年末面积', unit: '公顷', ...stock, type: 'sum', ledger: planting, of: 'area' }),
  defineMeasure({
    id: 'passes',
    label: '合格次数',
    unit: '次',
    ...flow,
    type: 'count',
    ledger: inspection,
    filter: { passed: true },
    missing: 'unknown',
  }),
  defineMeasure({ id: 'score', label: '平均得分', unit: '分', ...flow, type: 'average', ledger: inspection, of: 'score' }),
]

const computed = [
  defineComputed({ id: 'paid-mean', label: '笔均', unit: '元', ...flow, type: 'ratio', numerator: 'paid', denominator: 'payments' }),
  defineComputed({
    id: 'above-rate',
    label: '规上占比',
    unit: '%',
    ...flow,
    type: 'ratio',
    numerator: 'output-above',
    denominator: 'output',
  }),
  defineComputed({ id: 'village-share', label: '各村占比', unit: '%', ...flow, type: 'share', of: 'paid', whole: 'paid' }),
  defineComputed({ id: 'industry-share', label: '产业帮扶占比', unit: '%', ...flow, type: 'share', of: 'paid-industry', whole: 'paid' }),
  defineComputed({ id: 'small-output', label: '规下产值', unit: '元', ...flow, type: 'derived', formula: '[output] - [output-above]' }),
  defineComputed({ id: 'output-so-far', label: '累计产值', unit: '元', ...flow, type: 'cumulative', of: 'output-above' }),
  defineComputed({ id: 'growth-so-far', label: '规上累计增速', unit: '%', ...flow, type: 'yearOnYear', of: 'output-so-far' }),
  defineComputed({ id: 'growth', label: '产值同比', unit: '%', ...flow, type: 'yearOnYear', of: 'output' }),
  defineComputed({ id: 'rate-change', label: '规上占比变化', unit: '百分点', ...flow, type: 'yearOnYear', of: 'above-rate' }),
  defineComputed({ id: 'chain', label: '产值环比', unit: '%', ...flow, type: 'periodOnPeriod', of: 'output' }),
  defineComputed({ id: 'completion', label: '产值完成率', unit: '%', ...flow, type: 'completion', of: 'output' }),
]

export const samplePack = definePack({
  id: 'sample',
  label: '样例',
  office: '党政办',
  ledgers: [village, firm, output, payment, visit, planting, inspection, target],
  indicators: [...measures, ...computed],
})
