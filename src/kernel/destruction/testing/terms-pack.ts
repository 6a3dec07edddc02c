import { field } from '../../../definition/field/field.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'
import { response, village } from './outbreak-pack.ts'

const said = { purpose: '测试', basis: '测试' }

const controlled = defineLedger({
  id: 'controlled',
  label: '管控对象',
  kind: 'journal',
  title: ['name'],
  date: 'startedOn',
  fields: { name: field.personName({ label: '姓名', required: true }), startedOn: field.date({ label: '开始日期', required: true }) },
  retention: { under: 'response' },
})

const household = defineLedger({
  id: 'household',
  label: '农户',
  kind: 'register',
  title: ['head'],
  fields: {
    head: field.personName({ label: '户主', required: true, secrecy: 'sensitive' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    village: field.village({ label: '村' }),
    leftOn: field.date({ label: '退出日期' }),
  },
  persons: [{ number: 'idNumber', name: 'head', village: 'village' }],
  processing: { ...said, kept: { years: 10, after: 'leftOn' } },
})

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  title: ['household', 'paidOn'],
  date: 'paidOn',
  fields: {
    household: field.ref({ label: '农户', to: 'household', required: true }),
    paidOn: field.date({ label: '发放日期', required: true }),
    account: field.bankCard({ label: '账号', secrecy: 'sensitive' }),
  },
  persons: [{ through: 'household' }],
  processing: { ...said, kept: { years: 30, after: 'paidOn' } },
})

const applicant = defineLedger({
  id: 'applicant',
  label: '申请人',
  kind: 'journal',
  title: ['name'],
  date: 'appliedOn',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    village: field.village({ label: '村' }),
    appliedOn: field.date({ label: '申请日期', required: true }),
  },
  persons: [{ number: 'idNumber', name: 'name', village: 'village' }],
  processing: { ...said, kept: { years: 3, after: 'appliedOn' } },
})

const visitor = defineLedger({
  id: 'visitor',
  label: '来访',
  kind: 'register',
  title: ['name'],
  fields: { name: field.personName({ label: '姓名', required: true }) },
  processing: { ...said, kept: { years: 0, months: 6 } },
})

const contract = defineLedger({
  id: 'contract',
  label: '合同',
  kind: 'journal',
  title: ['name'],
  date: 'signedOn',
  fields: { name: field.personName({ label: '签约人', required: true }), signedOn: field.date({ label: '签订日期', required: true }) },
  processing: { ...said, kept: { years: 1, after: 'signedOn', handedTo: 'archive' } },
})

/** Follows people of a response and households: moved from one to the other, it goes with the one it is about now. */
const duty = defineLedger({
  id: 'duty',
  label: '包干责任',
  kind: 'journal',
  title: ['holder'],
  date: 'startedOn',
  fields: {
    objectKind: field.choice({
      label: '对象类别',
      required: true,
      options: { controlled: '管控对象', household: '农户', applicant: '申请人' },
    }),
    object: field.anyRef({
      label: '对象',
      required: true,
      choose: 'objectKind',
      to: { controlled: 'controlled', household: 'household', applicant: 'applicant' },
    }),
    holder: field.text({ label: '责任人', required: true }),
    startedOn: field.date({ label: '起', required: true }),
    endedOn: field.date({ label: '止' }),
  },
  retention: { follows: 'object', closedBy: 'endedOn' },
})

export const termsPack = definePack({
  id: 'terms',
  label: '测试',
  office: '测试',
  ledgers: [village, response, controlled, household, payment, applicant, visitor, contract, duty],
  indicators: [
    defineMeasure({
      id: 'application-count',
      label: '申请数',
      unit: '人次',
      flow: 'flow',
      missing: 'zero',
      ledger: applicant,
      type: 'count',
    }),
  ],
})
