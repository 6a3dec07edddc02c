import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A report as it was issued: not its text, but everything that rebuilds it to the byte, and the digest that proves the rebuilding. */
export const frozenReport = defineLedger({
  id: 'frozen-report',
  label: '定稿报告',
  kind: 'register',
  purpose: '定稿的报告：当时的模板、定义和数据时刻，任何时候都能原样重编。',
  title: ['title'],
  fields: {
    title: field.text({ label: '标题', required: true, maxLength: 200 }),
    period: field.text({ label: '报告期', required: true, maxLength: 30 }),
    template: field.ref({ label: '报告模板', to: 'report-template', required: true }),
    templateVersion: field.integer({ label: '模板版本', required: true, min: 1, additive: false }),
    source: field.text({ label: '模板全文', required: true, long: true, maxLength: 1_000_000 }),
    definition: field.text({ label: '定义编号', required: true, maxLength: 128 }),
    asOf: field.text({ label: '数据时刻', required: true, maxLength: 40 }),
    digest: field.text({ label: '内容摘要', required: true, maxLength: 128 }),
    townName: field.text({ label: '镇名', required: true, maxLength: 60 }),
    townShortName: field.text({ label: '镇简称', required: true, maxLength: 60 }),
    county: field.text({ label: '县名', maxLength: 60 }),
    reading: field.text({ label: '阅读记录', long: true, maxLength: 50_000_000 }),
  },
})
