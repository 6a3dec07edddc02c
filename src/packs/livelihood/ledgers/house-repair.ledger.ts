import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A dangerous house made safe. The grade is that of the appraisal: C needs repair, D rebuilding. */
export const houseRepair = defineLedger({
  id: 'house-repair',
  label: '危房改造',
  said: ['危房', '困难家庭危房'],
  kind: 'journal',
  purpose: '农村困难家庭危房改造和地质灾害避险搬迁。',
  fields: {
    head: field.personName({ label: '户主', required: true, secrecy: 'personal' }),
    village: field.village({ label: '村', required: true }),
    appraisedGrade: field.text({ label: '鉴定等级' }),
    completedOn: field.date({ label: '完工日期', said: ['完成', '改造完成'], required: true }),
    subsidy: field.money({ label: '补助资金', required: true, min: '0' }),
  },
  title: ['head', 'village'],
  persons: [{ name: 'head', village: 'village' }],
  date: 'completedOn',
  unique: [['head', 'village', 'completedOn']],
  processing: {
    purpose: '核对危房改造对象和补助资金',
    basis: '农村危房改造补助资金管理办法；为履行法定职责所必需',
    kept: { years: 30, after: 'completedOn' },
  },
  examples: [{ 户主: '秦正红', 村: '上坪村', 鉴定等级: 'D级', 完工日期: '2020-06-01', '补助资金(元)': '27000.00' }],
})
