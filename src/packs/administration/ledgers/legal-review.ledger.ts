import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A contract, rule or decision looked at by the legal adviser before it was made. */
export const legalReview = defineLedger({
  id: 'legal-review',
  label: '合法性审查',
  kind: 'journal',
  purpose: '合同、重大决策和行政规范性文件的合法性审查。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    item: field.text({ label: '事项', required: true }),
    date: field.date({ label: '日期', aliases: ['审查日期'], required: true }),
    opinion: field.text({ label: '审查意见' }),
  },
  title: ['number', 'item'],
  date: 'date',
  unique: [['number']],
  examples: [{ 编号: 'HS2019001', 事项: '租赁合同', 日期: '2019-05-29', 审查意见: '修改后合法' }],
})
