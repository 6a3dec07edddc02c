import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A member of the group of experts that accepts a farmland project, and what he or she found. The group has a head; its opinions make the conclusion. */
export const acceptanceExpert = defineLedger({
  id: 'acceptance-expert',
  label: '验收专家',
  aliases: ['验收专家组'],
  kind: 'register',
  purpose: '高标准农田竣工验收专家组的成员和各人意见。',
  fields: {
    farmland: field.ref({ label: '项目', to: 'high-standard-farmland', required: true, by: { 项目: 'project', 村: 'village' } }),
    name: field.personName({ label: '姓名', required: true }),
    employer: field.text({ label: '工作单位' }),
    qualification: field.text({ label: '职称' }),
    role: field.choice({ label: '组内职务', required: true, options: { head: '组长', member: '成员' } }),
    opinion: field.choice({ label: '意见', options: { pass: '同意通过', fail: '不同意通过' } }),
    remark: field.text({ label: '意见内容', long: true }),
  },
  title: ['farmland', 'name'],
  unique: [['farmland', 'name']],
  processing: {
    purpose: '抽取项目验收专家，记明由谁验收',
    basis: '政府投资项目验收管理规定；为履行法定职责所必需',
    kept: { years: 10 },
  },
  examples: [
    {
      项目: '2020年上坪片高标准农田',
      村: '上坪村',
      姓名: '邹怀田',
      工作单位: '清岚市农田建设站',
      职称: '高级农艺师',
      组内职务: '组长',
      意见: '同意通过',
    },
  ],
})
