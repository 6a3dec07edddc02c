import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { boardIssueId } from './board-issue.ledger.ts'

export const boardObjectionId = 'board-objection'

/** An objection to a published list: against which project's figures, and what is said to be wrong. It is about figures, not about persons. */
export const boardObjection = defineLedger({
  id: boardObjectionId,
  label: '龙虎榜异议',
  kind: 'register',
  purpose: '异议期内对公布的得分提出的异议和答复；没有办结的异议挡住定榜。',
  title: ['issue', 'project'],
  date: 'raisedOn',
  fields: {
    issue: field.ref({ label: '期次', to: boardIssueId, required: true }),
    project: field.text({ label: '项目', required: true, maxLength: 500 }),
    subject: field.text({ label: '项目编号', required: true, maxLength: 100 }),
    content: field.text({ label: '异议内容', required: true, long: true, maxLength: 2_000 }),
    raisedOn: field.date({ label: '提出日期', required: true }),
    state: field.choice({ label: '状态', options: { open: '待核实', upheld: '成立', rejected: '不成立', withdrawn: '已撤回' } }),
    reply: field.text({ label: '答复', long: true, maxLength: 2_000 }),
  },
})
