import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'
import { boardIssueId } from './board-issue.ledger.ts'

export const boardPlaceId = 'board-place'

/** The lines of frozen lists: what an export gives and an indicator may count. A project that stands apart has no rank. */
export const boardPlace = defineLedger({
  id: boardPlaceId,
  label: '龙虎榜名次',
  kind: 'register',
  purpose: '定榜后的名次和得分，一个项目一行；只有项目，没有人。',
  title: ['issue', 'project'],
  unique: [['issue', 'subject']],
  fields: {
    issue: field.ref({ label: '期次', to: boardIssueId, required: true }),
    rank: field.integer({ label: '名次', min: 1, additive: false }),
    project: field.text({ label: '项目', required: true, maxLength: 500 }),
    subject: field.text({ label: '项目编号', required: true, maxLength: 100 }),
    score: field.decimal({ label: '得分', scale: 2 }),
    base: field.decimal({ label: '完成比例得分', scale: 2 }),
    difficulty: field.decimal({ label: '难度系数', scale: 4 }),
    bonus: field.decimal({ label: '加分', scale: 2 }),
    deduction: field.decimal({ label: '扣分', scale: 2 }),
    apart: field.text({ label: '另列原因', maxLength: 200 }),
  },
})
