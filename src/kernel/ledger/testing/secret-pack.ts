import { resolveCatalogue } from '../../../definition/catalogue/resolve-catalogue.ts'
import { field } from '../../../definition/field/field.ts'
import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { definePack } from '../../../definition/pack/define-pack.ts'

/** A register whose very names are the secret, what refers to it, and what is paid to those who stand in it. */
const patient = defineLedger({
  id: 'patient',
  label: '病例',
  kind: 'register',
  fields: {
    name: field.personName({ label: '姓名', required: true, secrecy: 'sensitive' }),
    idNumber: field.nationalId({ label: '身份证号', secrecy: 'sensitive' }),
    place: field.text({ label: '住处', secrecy: 'personal' }),
    income: field.money({ label: '收入', secrecy: 'personal' }),
    zone: field.text({ label: '片区', required: true }),
  },
  title: ['name'],
  unique: [['zone']],
})

const visit = defineLedger({
  id: 'visit',
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

const payment = defineLedger({
  id: 'payment',
  label: '发放',
  kind: 'journal',
  fields: {
    patient: field.ref({ label: '对象', to: 'patient', required: true }),
    amount: field.money({ label: '金额', required: true }),
    account: field.bankCard({ label: '账号', secrecy: 'sensitive' }),
    paidOn: field.date({ label: '日期', required: true }),
    note: field.text({ label: '备注' }),
  },
  title: ['patient', 'paidOn'],
  date: 'paidOn',
})

const standing = { flow: 'stock', date: null, ledger: patient, unit: '无' } as const

const pack = definePack({
  id: 'secret',
  label: '样例',
  office: '办公室',
  ledgers: [patient, visit, payment],
  indicators: [
    defineMeasure({ id: 'patients', label: '病例数', ...standing, unit: '人', type: 'count' }),
    defineMeasure({ id: 'income', label: '收入合计', ...standing, unit: '元', type: 'sum', of: 'income' }),
    defineMeasure({ id: 'names', label: '名单', ...standing, type: 'pick', of: 'name', take: 'list' }),
  ],
})

export const { catalogue: secretCatalogue, diagnostics: secretDiagnostics } = resolveCatalogue([pack])
