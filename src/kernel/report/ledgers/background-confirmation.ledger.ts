import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Who confirmed which background of which report. Written by `confirmBackground` alone; taken back, it stays in its versions and in the chain. */
export const backgroundConfirmation = defineLedger({
  id: 'background-confirmation',
  label: '背景确认',
  kind: 'register',
  purpose: '报告里声明为背景的话，定稿前由人逐条确认：不是本台账的事实，出处可信。改了那句话，要重新确认。',
  title: ['background'],
  fields: {
    background: field.text({ label: '背景', required: true, long: true, maxLength: 2000 }),
    source: field.text({ label: '出处', maxLength: 500 }),
    sentence: field.text({ label: '所在的句子', required: true, long: true, maxLength: 1_000_000 }),
    report: field.text({ label: '报告', required: true, maxLength: 200 }),
    template: field.text({ label: '模板编号', required: true, maxLength: 60 }),
    confirmedBy: field.text({ label: '确认人', required: true, maxLength: 100 }),
  },
})
