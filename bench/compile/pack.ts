import { field } from '../../src/definition/field/field.ts'
import { defineComputed, defineMeasure } from '../../src/definition/indicator/define-indicator.ts'
import type { IndicatorDefinition } from '../../src/definition/indicator/types.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'

/** Five ledgers as a large town keeps them, and what its annual report says of them. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }) },
  title: ['name'],
  unique: [['name']],
})

const firm = defineLedger({
  id: 'firm',
  label: '企业',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    village: field.village({ label: '村' }),
    scale: field.choice({ label: '类别', options: { above: '规上', small: '小微企业', household: '个体工商户' } }),
  },
  title: ['name'],
  unique: [['name']],
})

const output = defineLedger({
  id: 'output',
  label: '工业产值',
  kind: 'journal',
  date: 'month',
  fields: {
    firm: field.ref({ label: '企业', to: 'firm', required: true }),
    month: field.month({ label: '月份', required: true }),
    value: field.money({ label: '产值', required: true }),
  },
  title: ['firm', 'month'],
})

const payment = defineLedger({
  id: 'payment',
  label: '帮扶资金发放',
  kind: 'journal',
  date: 'paidOn',
  fields: {
    household: field.personName({ label: '户主', required: true }),
    village: field.village({ label: '村' }),
    programme: field.choice({ label: '类别', options: { industry: '产业帮扶', safety: '托底帮扶', study: '助学', repair: '危房改造' } }),
    amount: field.money({ label: '金额', required: true }),
    paidOn: field.date({ label: '发放日期', required: true }),
  },
  title: ['household'],
})

const entry = defineLedger({
  id: 'entry',
  label: '卡口登记',
  kind: 'journal',
  date: 'passedAt',
  fields: {
    passedAt: field.dateTime({ label: '时间', required: true }),
    village: field.village({ label: '村' }),
    name: field.personName({ label: '姓名', required: true }),
    handling: field.choice({ label: '处置', options: { pass: '放行', turned: '劝返', held: '留观' } }),
    heat: field.decimal({ label: '体温', scale: 1 }),
  },
  title: ['name'],
})

const person = defineLedger({
  id: 'person',
  label: '在外人员',
  kind: 'register',
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    village: field.village({ label: '村' }),
    place: field.choice({ label: '所在地类别', options: { abroad: '境外', outside: '省外', province: '省内市外', city: '市内县外' } }),
    comingHome: field.boolean({ label: '返乡' }),
  },
  title: ['name'],
})

const progress = defineLedger({
  id: 'progress',
  label: '项目进度',
  kind: 'journal',
  date: 'month',
  fields: {
    project: field.text({ label: '项目', required: true }),
    kind: field.choice({ label: '类别', options: { road: '道路', water: '水利', school: '学校', plant: '厂房', park: '景区' } }),
    month: field.month({ label: '月份', required: true }),
    public: field.money({ label: '政府投资' }),
    private: field.money({ label: '民间投资' }),
  },
  title: ['project', 'month'],
})

const flow = { flow: 'flow', missing: 'unknown' } as const
const stock = { flow: 'stock' } as const

const measures = [
  defineMeasure({ id: 'output', label: '工业总产值', unit: '元', ...flow, type: 'sum', ledger: output, of: 'value' }),
  defineMeasure({
    id: 'output-above',
    label: '规上工业总产值',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: output,
    of: 'value',
    when: "firm.scale = '规上'",
  }),
  defineMeasure({
    id: 'output-small',
    label: '小微产值',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: output,
    of: 'value',
    when: "firm.scale = '小微企业'",
  }),
  defineMeasure({ id: 'paid', label: '发放资金', unit: '元', ...flow, type: 'sum', ledger: payment, of: 'amount' }),
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
  defineMeasure({
    id: 'paid-safety',
    label: '托底帮扶资金',
    unit: '元',
    ...flow,
    type: 'sum',
    ledger: payment,
    of: 'amount',
    filter: { programme: 'safety' },
  }),
  defineMeasure({
    id: 'households-industry',
    label: '产业帮扶户数',
    unit: '户',
    ...flow,
    type: 'countDistinct',
    ledger: payment,
    of: 'household',
    filter: { programme: 'industry' },
  }),
  defineMeasure({ id: 'households', label: '帮扶户数', unit: '户', ...flow, type: 'countDistinct', ledger: payment, of: 'household' }),
  defineMeasure({ id: 'greatest', label: '最大一笔', unit: '元', ...flow, type: 'max', ledger: payment, of: 'amount' }),
  defineMeasure({ id: 'entries', label: '卡口登记人次', unit: '人次', ...flow, type: 'count', ledger: entry }),
  defineMeasure({ id: 'turned', label: '劝返人次', unit: '人次', ...flow, type: 'count', ledger: entry, filter: { handling: 'turned' } }),
  defineMeasure({ id: 'held', label: '留观人次', unit: '人次', ...flow, type: 'count', ledger: entry, filter: { handling: 'held' } }),
  defineMeasure({ id: 'fever', label: '发热人次', unit: '人次', ...flow, type: 'count', ledger: entry, when: 'heat >= 37.3' }),
  defineMeasure({
    id: 'first-held',
    label: '首例留观',
    unit: '无',
    ...flow,
    type: 'pick',
    take: 'first',
    ledger: entry,
    of: 'passedAt',
    filter: { handling: 'held' },
  }),
  defineMeasure({ id: 'away', label: '在外人员数', unit: '人', ...stock, type: 'count', ledger: person }),
  defineMeasure({
    id: 'away-abroad',
    label: '境外人员数',
    unit: '人',
    ...stock,
    type: 'count',
    ledger: person,
    filter: { place: 'abroad' },
  }),
  defineMeasure({
    id: 'away-outside',
    label: '省外人员数',
    unit: '人',
    ...stock,
    type: 'count',
    ledger: person,
    filter: { place: 'outside' },
  }),
  defineMeasure({
    id: 'away-returning',
    label: '返乡人员数',
    unit: '人',
    ...stock,
    type: 'count',
    ledger: person,
    filter: { comingHome: true },
  }),
  defineMeasure({ id: 'public', label: '政府投资', unit: '元', ...flow, type: 'sum', ledger: progress, of: 'public' }),
  defineMeasure({ id: 'private', label: '民间投资', unit: '元', ...flow, type: 'sum', ledger: progress, of: 'private' }),
  defineMeasure({ id: 'projects', label: '项目数', unit: '个', ...flow, type: 'countDistinct', ledger: progress, of: 'project' }),
]

const computed: IndicatorDefinition[] = [
  ...['output', 'output-above', 'paid', 'entries', 'public', 'private'].map((of) =>
    defineComputed({ id: `${of}-growth`, label: `${of}同比`, unit: '%', ...flow, type: 'yearOnYear', of }),
  ),
  defineComputed({ id: 'output-above-so-far', label: '规上累计', unit: '元', ...flow, type: 'cumulative', of: 'output-above' }),
  defineComputed({ id: 'growth-so-far', label: '规上累计增速', unit: '%', ...flow, type: 'yearOnYear', of: 'output-above-so-far' }),
  defineComputed({ id: 'above-share', label: '规上占比', unit: '%', ...flow, type: 'share', of: 'output-above', whole: 'output' }),
  defineComputed({ id: 'private-share', label: '民间投资占比', unit: '%', ...flow, type: 'share', of: 'private', whole: 'public' }),
]

export const benchPack = definePack({
  id: 'bench',
  label: '测速',
  office: '党政办',
  ledgers: [village, firm, output, payment, entry, person, progress],
  indicators: [...measures, ...computed],
})

export const villages = [
  '瓦窑山村',
  '石桥村',
  '竹坑村',
  '大坪村',
  '上田村',
  '下田村',
  '溪口村',
  '岭头村',
  '枫树村',
  '新塘村',
  '老街村',
] as const
