import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What somebody decided of two records that may be of one person. Written by the queue 待核对; a decision that is taken back is withdrawn. */
export const personMatch = defineLedger({
  id: 'person-match',
  label: '人口核对',
  kind: 'register',
  purpose: '两条记录是不是同一人，谁、哪天、怎么核对的。在“待核对”里办，不用手工登记。',
  fields: {
    kept: field.ref({ label: '保留的记录', to: 'person', by: { 保留的人员编号: 'number' }, required: true }),
    other: field.ref({ label: '核对的记录', to: 'person', by: { 核对的人员编号: 'number' }, required: true }),
    verdict: field.choice({ label: '核对结论', options: { same: '是同一人', different: '不是同一人', later: '以后再说' }, required: true }),
    why: field.text({ label: '核对说明', long: true, secrecy: 'personal', sealed: true }),
    decidedOn: field.date({ label: '核对日期', required: true }),
  },
  title: ['kept', 'other'],
  unique: [['kept', 'other']],
  processing: {
    purpose: '记明两条人口记录是不是同一人，防止重复和错并',
    basis: '《地方各级人民代表大会和地方各级人民政府组织法》第七十六条；为履行法定职责所必需',
    kept: { years: 5, after: 'decidedOn' },
  },
  examples: [{ 保留的人员编号: 'RK201800041', 核对的人员编号: 'RK201800466', 核对结论: '是同一人', 核对日期: '2021-01-20' }],
})
