import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** The deputies of the town's congress. All of them are the base of a quorum and of a majority, whoever is present (地方组织法). */
export const deputy = defineLedger({
  id: 'deputy',
  label: '代表名册',
  kind: 'register',
  purpose: '本届镇人大代表名册：法定人数和过半数都按全体代表算。',
  fields: {
    number: field.text({ label: '代表编号', required: true }),
    name: field.personName({ label: '姓名', required: true }),
    constituency: field.text({ label: '选区' }),
    group: field.text({ label: '代表小组' }),
    electedOn: field.date({ label: '当选日期', required: true }),
    endedOn: field.date({ label: '终止日期', help: '辞职、罢免、调离或者去世的日期；空着就是在任。' }),
  },
  title: ['name'],
  date: 'electedOn',
  effective: { from: 'electedOn', to: 'endedOn' },
  unique: [['number']],
  processing: {
    purpose: '核对法定人数和过半数，联系代表',
    basis: '履行法定职责所必需（个人信息保护法第十三条第三项）',
    kept: { years: 10, after: 'endedOn' },
  },
  examples: [{ 代表编号: 'D001', 姓名: '顾溪石', 选区: '青竹选区', 代表小组: '第一代表小组', 当选日期: '2016-12-28' }],
})
