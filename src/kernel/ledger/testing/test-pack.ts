import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

/** The smallest township that has every kind of key, reference and value a ledger can have. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  title: ['name'],
  unique: [['code'], ['name']],
  fields: {
    code: field.text({ label: '编码', required: true }),
    name: field.text({ label: '名称', required: true }),
    people: field.integer({ label: '人口', unit: '人' }),
  },
})

const person = defineLedger({
  id: 'person',
  label: '人员',
  kind: 'register',
  title: ['name'],
  unique: [['idNumber']],
  fields: {
    name: field.personName({ label: '姓名', required: true }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'personal' }),
    village: field.village({ label: '村' }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
    leader: field.ref({ label: '联系人', to: 'person' }),
    remark: field.text({ label: '备注' }),
  },
})

const firm = defineLedger({
  id: 'firm',
  label: '企业',
  kind: 'register',
  title: ['name'],
  unique: [['creditCode']],
  fields: {
    creditCode: field.creditCode({ label: '统一社会信用代码' }),
    name: field.text({ label: '名称', required: true }),
    scale: field.choice({ label: '类别', options: { large: '规上', small: '小微企业' } }),
    village: field.village({ label: '村' }),
  },
})

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  date: 'paidOn',
  title: ['person', 'paidOn'],
  unique: [['person', 'batch']],
  fields: {
    person: field.ref({ label: '户主', to: 'person', required: true, by: { 户主: 'name', 身份证号: 'idNumber', 村: 'village' } }),
    batch: field.text({ label: '批次' }),
    amount: field.money({ label: '金额', required: true, min: '0.01' }),
    paidOn: field.date({ label: '发放日期', required: true }),
  },
})

const visit = defineLedger({
  id: 'visit',
  label: '走访',
  kind: 'journal',
  date: 'at',
  title: ['note'],
  fields: {
    kind: field.choice({ label: '对象类别', options: { person: '人员', firm: '企业' } }),
    target: field.anyRef({ label: '对象', choose: 'kind', to: { person: 'person', firm: 'firm' } }),
    at: field.dateTime({ label: '时间', required: true }),
    note: field.text({ label: '内容', required: true }),
    done: field.boolean({ label: '办结' }),
    area: field.area({ label: '面积' }),
    rate: field.percent({ label: '比例' }),
    weight: field.decimal({ label: '重量', scale: 3 }),
    month: field.month({ label: '月份' }),
    year: field.period({ label: '年度', grain: 'year' }),
  },
})

export const testPack = definePack({
  id: 'test',
  label: '测试',
  office: '测试',
  ledgers: [village, person, firm, payment, visit],
  indicators: [],
})
