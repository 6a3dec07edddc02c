import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A milestone of a project with the day by which it must be reached: permits, land, roof, acceptance. */
export const projectMilestone = defineLedger({
  id: 'project-milestone',
  label: '项目节点',
  aliases: ['节点计划'],
  said: ['节点', '重点项目节点'],
  kind: 'register',
  purpose: '重点项目的节点：何时应完成、何时完成、以什么为证。',
  fields: {
    project: field.ref({ label: '项目', aliases: ['项目名称'], to: 'key-project', required: true }),
    name: field.text({ label: '节点', aliases: ['节点名称'], required: true }),
    dueOn: field.date({ label: '应完成日期', aliases: ['计划完成日期'], required: true }),
    completedOn: field.date({ label: '完成日期', said: ['完成'] }),
    status: field.choice({ label: '状态', options: { pending: '未完成', completed: '已完成', cancelled: '取消' } }),
    evidence: field.attachment({ label: '佐证' }),
  },
  title: ['project', 'name'],
  unique: [['project', 'name']],
  examples: [
    {
      项目: '集镇入口改造',
      节点: '完成施工招标',
      应完成日期: '2020-01-15',
      完成日期: '2020-01-12',
      状态: '已完成',
      佐证: '中标通知书',
    },
  ],
})
