import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

/** A small township for the tests of this folder: every way to name a record and every way to find one occurs in it. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    population: field.integer({ label: '人口', min: 0 }),
  },
  title: ['name'],
  unique: [['code'], ['name']],
})

const grid = defineLedger({
  id: 'grid',
  label: '网格',
  kind: 'register',
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    category: field.choice({ label: '类别', options: { big: '大网格', small: '小网格' } }),
    parent: field.grid({ label: '上级网格' }),
    village: field.village({ label: '所在村' }),
  },
  title: ['name'],
  unique: [['code']],
})

/** The same tree without a key. */
const branch = defineLedger({
  id: 'branch',
  label: '支部',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', required: true }),
    parent: field.ref({ label: '上级支部', to: 'branch' }),
  },
  title: ['name'],
})

const household = defineLedger({
  id: 'household',
  label: '农户',
  kind: 'register',
  fields: {
    head: field.personName({ label: '户主', required: true, secrecy: 'personal' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    village: field.village({ label: '村' }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
  },
  title: ['head'],
  unique: [['idNumber']],
})

const firm = defineLedger({
  id: 'firm',
  label: '企业',
  kind: 'register',
  fields: {
    name: field.text({ label: '名称', aliases: ['企业名称'], required: true }),
    village: field.village({ label: '村' }),
    scale: field.choice({ label: '规模', options: { above: '规上', small: '小微' }, optionAliases: { 规模以上: 'above' } }),
    contact: field.text({ label: '联系人' }),
  },
  title: ['name'],
  unique: [['name']],
})

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  fields: {
    household: field.ref({ label: '农户', to: 'household', by: { 户主: 'head', 身份证号: 'idNumber', 村: 'village' }, required: true }),
    batch: field.text({ label: '批次', required: true }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '发放日期', required: true }),
    account: field.bankCard({ label: '账号', secrecy: 'sensitive' }),
  },
  title: ['household', 'batch'],
  date: 'paidOn',
  unique: [['household', 'batch']],
})

const visit = defineLedger({
  id: 'visit',
  label: '走访',
  kind: 'journal',
  fields: {
    visitedOn: field.date({ label: '日期', required: true }),
    village: field.village({ label: '村' }),
    person: field.ref({ label: '对象', to: 'household' }),
    note: field.text({ label: '情况' }),
  },
  title: ['person', 'visitedOn'],
  date: 'visitedOn',
})

const duty = defineLedger({
  id: 'duty',
  label: '责任',
  kind: 'register',
  fields: {
    kind: field.choice({ label: '类别', options: { village: '村', firm: '企业', household: '农户', farm: '农场' }, required: true }),
    object: field.anyRef({
      label: '对象',
      choose: 'kind',
      to: { village: 'village', firm: 'firm', household: 'household', farm: 'farm' },
      required: true,
    }),
    holder: field.personName({ label: '责任人', required: true }),
  },
  title: ['object', 'holder'],
  unique: [['object', 'holder']],
})

const permit = defineLedger({
  id: 'permit',
  label: '许可',
  kind: 'journal',
  fields: {
    number: field.text({ label: '文号' }),
    name: field.text({ label: '事项', required: true }),
    grantedOn: field.date({ label: '日期' }),
    fee: field.money({ label: '费用' }),
  },
  title: ['name'],
  date: 'grantedOn',
  unique: [['number']],
})

/** Every kind of value, no key. */
const sheet = defineLedger({
  id: 'sheet',
  label: '明细',
  kind: 'journal',
  fields: {
    name: field.text({ label: '项目' }),
    remark: field.text({ label: '备注', long: true }),
    person: field.personName({ label: '经办人' }),
    count: field.integer({ label: '数量' }),
    weight: field.decimal({ label: '重量', unit: '吨', scale: 3 }),
    value: field.money({ label: '产值' }),
    area: field.area({ label: '面积' }),
    share: field.percent({ label: '比例' }),
    done: field.boolean({ label: '完成' }),
    day: field.date({ label: '日期' }),
    at: field.dateTime({ label: '时间' }),
    month: field.month({ label: '月份' }),
    quarter: field.period({ label: '季度', grain: 'quarter' }),
    year: field.period({ label: '年度', grain: 'year' }),
    category: field.choice({ label: '类别', options: { one: '甲类', two: '乙类' } }),
    phone: field.phone({ label: '电话' }),
    paper: field.attachment({ label: '文件' }),
  },
  title: ['name', 'day'],
  date: 'day',
})

/** Amounts of two kinds, a stock by the year, output by the month, and what is never added. */
const budget = defineLedger({
  id: 'budget',
  label: '收支',
  kind: 'journal',
  fields: {
    kind: field.choice({ label: '收支类别', options: { income: '收入', expenditure: '支出' } }),
    month: field.month({ label: '月份' }),
    year: field.period({ label: '年度', grain: 'year' }),
    amount: field.money({ label: '金额', additive: { within: ['kind'] } }),
    output: field.money({ label: '产值', additive: { yearOf: 'month' } }),
    stock: field.integer({ label: '座数', additive: { within: ['year'] } }),
    score: field.integer({ label: '名次', additive: false }),
    weight: field.decimal({ label: '产量', unit: '吨', scale: 1, additive: true }),
    share: field.percent({ label: '比例' }),
  },
  title: ['kind', 'month'],
  date: 'month',
})

const pack = definePack({
  id: 'sample',
  label: '样例',
  office: '办公室',
  ledgers: [village, grid, branch, household, firm, payment, visit, duty, permit, sheet, budget],
  indicators: [],
})

export const { catalogue } = resolveCatalogue([pack])
