import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

export const boardIssueId = 'board-issue'

/**
 * An issue of a board: one month's list as it was published, and as it was frozen, each with all that its score was computed from. Only the verbs of
 * this folder write it; what was frozen is never written again.
 */
export const boardIssue = defineLedger({
  id: boardIssueId,
  label: '龙虎榜期次',
  kind: 'register',
  purpose: '每月一期的龙虎榜：公布时和定榜时的名次、规则、原始数据和摘要。',
  title: ['name'],
  date: 'month',
  unique: [['board', 'month', 'number']],
  fields: {
    name: field.text({ label: '名称', required: true, maxLength: 200 }),
    board: field.text({ label: '榜单编号', required: true, maxLength: 100 }),
    month: field.month({ label: '月份', required: true }),
    number: field.integer({
      label: '公布次数',
      required: true,
      min: 1,
      help: '同一个月撤回以后重新公布的，依次为 2、3。',
      additive: false,
    }),
    state: field.choice({ label: '状态', options: { published: '公示中', frozen: '已定榜', withdrawn: '已撤回' } }),
    publishedOn: field.date({ label: '公布日期', required: true }),
    appealDays: field.integer({ label: '异议期天数', required: true, min: 0, additive: false }),
    definition: field.text({ label: '规则版本', required: true, maxLength: 128 }),
    content: field.text({ label: '公布内容', required: true, long: true, maxLength: 5_000_000 }),
    digest: field.text({ label: '公布摘要', required: true, maxLength: 128 }),
    frozenOn: field.date({ label: '定榜日期' }),
    frozenDefinition: field.text({ label: '定榜规则版本', maxLength: 128 }),
    frozenContent: field.text({ label: '定榜内容', long: true, maxLength: 5_000_000 }),
    frozenDigest: field.text({ label: '定榜摘要', maxLength: 128 }),
  },
})
