import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Report templates are records like any other: versioned, audited, readable as of any instant. */
export const reportTemplate = defineLedger({
  id: 'report-template',
  label: '报告模板',
  kind: 'register',
  purpose: '工作报告的文字和其中的记号，由党政办编写。',
  title: ['title'],
  fields: {
    title: field.text({ label: '标题', required: true, maxLength: 200 }),
    period: field.text({ label: '报告期', required: true, maxLength: 30 }),
    source: field.text({ label: '模板全文', required: true, long: true, maxLength: 1_000_000 }),
  },
})
