import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Who belongs to a task force, from when to when. Its lead stands in the task force itself. */
export const taskForceMember = defineLedger({
  id: 'task-force-member',
  label: '专班成员',
  kind: 'register',
  scope: 'staff',
  purpose: '各工作专班的成员与分工。',
  fields: {
    taskForce: field.ref({ label: '专班', aliases: ['所在专班'], to: 'task-force', required: true }),
    cadre: field.ref({ label: '成员', aliases: ['成员姓名'], to: 'cadre', required: true }),
    part: field.text({ label: '分工' }),
    joinedOn: field.date({ label: '加入日期', required: true }),
    leftOn: field.date({ label: '退出日期' }),
  },
  title: ['taskForce', 'cadre'],
  unique: [['taskForce', 'cadre', 'joinedOn']],
  effective: { from: 'joinedOn', to: 'leftOn' },
  exclusive: [{ per: ['taskForce', 'cadre'], why: '同一人在同一专班的时间不能重叠。' }],
  examples: [{ 专班: '疫情防控专班', 成员: '顾正辉', 分工: '卡口值守', 加入日期: '2020-01-24' }],
})
