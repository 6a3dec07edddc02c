import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What readers of a report say about its paragraphs. Written by `commentReport` and `settleComment` alone, so that who said it and when is what the chain knows. */
export const reportComment = defineLedger({
  id: 'report-comment',
  label: '报告批注',
  kind: 'register',
  purpose: '看报告的人对某一段、某一句提的意见：谁、什么时候、说的是哪一段，处理了没有。',
  title: ['comment'],
  fields: {
    comment: field.text({ label: '意见', required: true, long: true, maxLength: 2000 }),
    paragraph: field.text({ label: '所在的段落', required: true, long: true, maxLength: 1_000_000 }),
    words: field.text({ label: '所说的话', long: true, maxLength: 2000 }),
    report: field.text({ label: '报告', required: true, maxLength: 200 }),
    template: field.text({ label: '模板编号', required: true, maxLength: 60 }),
    writtenBy: field.text({ label: '批注人', required: true, maxLength: 100 }),
    writtenAt: field.text({ label: '批注时间', required: true, maxLength: 40 }),
    settledBy: field.text({ label: '处理人', maxLength: 100 }),
  },
})
