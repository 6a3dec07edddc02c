import { resolveCatalogue } from '../../src/definition/catalogue/resolve-catalogue.ts'
import { field } from '../../src/definition/field/field.ts'
import { defineComputed, defineMeasure } from '../../src/definition/indicator/define-indicator.ts'
import { defineLedger } from '../../src/definition/ledger/define-ledger.ts'
import { definePack } from '../../src/definition/pack/define-pack.ts'
import { withKernelPacks } from '../../src/kernel/index.ts'

/** A register in which every kind of value is somebody's secret, what refers to it, and indicators that aggregate, choose and list by such values. */
const village = defineLedger({
  id: 'village',
  label: '村',
  kind: 'register',
  fields: { name: field.text({ label: '名称', required: true }) },
  title: ['name'],
  unique: [['name']],
})

const patient = defineLedger({
  id: 'patient',
  label: '病例',
  kind: 'register',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    phone: field.phone({ label: '电话', secrecy: 'personal' }),
    place: field.text({ label: '住处', secrecy: 'personal' }),
    income: field.money({ label: '收入', secrecy: 'personal' }),
    rooms: field.integer({ label: '间数', secrecy: 'personal' }),
    bornOn: field.date({ label: '生日', secrecy: 'personal' }),
    kin: field.choice({ label: '亲属', options: { one: '独居', many: '同住' }, secrecy: 'personal' }),
    village: field.village({ label: '所在村' }),
    zone: field.text({ label: '片区', required: true }),
    ward: field.choice({ label: '病区', options: { east: '东区', west: '西区' } }),
    since: field.date({ label: '登记日期', required: true }),
    area: field.area({ label: '面积' }),
  },
  title: ['name'],
  date: 'since',
  unique: [['zone']],
})

const visit = defineLedger({
  id: 'visit-note',
  label: '走访',
  kind: 'journal',
  fields: {
    patient: field.ref({ label: '对象', to: 'patient', required: true }),
    visitedOn: field.date({ label: '日期', required: true }),
    note: field.text({ label: '情况' }),
  },
  title: ['patient', 'visitedOn'],
  date: 'visitedOn',
})

const flow = { flow: 'flow', ledger: patient } as const
const stock = { flow: 'stock', date: null, ledger: patient } as const

const pack = definePack({
  id: 'masked',
  label: '样例',
  office: '办公室',
  ledgers: [village, patient, visit],
  indicators: [
    defineMeasure({ id: 'patients', label: '病例数', ...stock, unit: '人', type: 'count' }),
    defineMeasure({ id: 'incomes', label: '收入合计', ...stock, unit: '元', type: 'sum', of: 'income' }),
    defineMeasure({ id: 'income-flow', label: '登记收入', ...flow, unit: '元', type: 'sum', of: 'income' }),
    defineMeasure({ id: 'income-east', label: '东区收入', ...flow, unit: '元', type: 'sum', of: 'income', filter: { ward: 'east' } }),
    defineMeasure({
      id: 'income-twice',
      label: '双倍收入',
      ...flow,
      unit: '元',
      type: 'sum',
      of: { expression: 'if(income > 800, income * 2, 0)' },
    }),
    defineMeasure({ id: 'income-average', label: '平均收入', ...stock, unit: '元', type: 'average', of: 'income' }),
    defineMeasure({ id: 'income-least', label: '最低收入', ...stock, unit: '元', type: 'min', of: 'income' }),
    defineMeasure({ id: 'income-most', label: '最高收入', ...flow, unit: '元', type: 'max', of: 'income' }),
    defineMeasure({ id: 'income-latest', label: '最近收入', ...flow, unit: '元', type: 'latest', of: 'income' }),
    defineMeasure({ id: 'rooms', label: '房间数', ...flow, unit: '个', type: 'sum', of: 'rooms' }),
    defineMeasure({ id: 'poor', label: '低收入人数', ...flow, unit: '人', type: 'count', when: 'income < 800' }),
    defineMeasure({ id: 'alone', label: '独居人数', ...stock, unit: '人', type: 'count', filter: { kin: 'one' } }),
    defineMeasure({ id: 'poor-area', label: '低收入面积', ...flow, unit: '亩', type: 'sum', of: 'area', when: 'income < 800' }),
    defineMeasure({
      id: 'first-poor',
      label: '首名低收入',
      ...flow,
      unit: '无',
      type: 'pick',
      of: 'zone',
      take: 'first',
      when: 'income < 800',
    }),
    defineMeasure({ id: 'names', label: '名单', ...stock, unit: '无', type: 'pick', of: 'name', take: 'list' }),
    defineMeasure({ id: 'first-name', label: '首例', ...flow, unit: '无', type: 'pick', of: 'name', take: 'first' }),
    defineMeasure({ id: 'distinct-names', label: '姓名数', ...flow, unit: '人', type: 'countDistinct', of: 'name' }),
    defineMeasure({ id: 'distinct-incomes', label: '收入档数', ...flow, unit: '个', type: 'countDistinct', of: 'income' }),
    defineMeasure({
      id: 'visits-of-poor',
      label: '低收入走访数',
      flow: 'flow',
      ledger: visit,
      unit: '次',
      type: 'count',
      when: 'patient.income < 800',
    }),
    defineMeasure({
      id: 'visited-income',
      label: '走访户收入',
      flow: 'flow',
      ledger: visit,
      unit: '元',
      type: 'sum',
      of: { expression: 'patient.income' },
    }),
    defineComputed({
      id: 'income-per-head',
      label: '人均收入',
      flow: 'stock',
      unit: '元',
      type: 'ratio',
      numerator: 'incomes',
      denominator: 'patients',
    }),
  ],
})

const resolved = resolveCatalogue(withKernelPacks([pack]))
export const maskedCatalogue = resolved.catalogue
export const maskedDiagnostics = resolved.diagnostics
export const maskedIndicators = pack.indicators.map(({ id }) => id)
