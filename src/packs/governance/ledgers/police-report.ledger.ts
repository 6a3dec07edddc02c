import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Police reports of one month by kind, as the police station tells them. */
export const policeReport = defineLedger({
  id: 'police-report',
  label: '警情统计',
  said: ['警情'],
  kind: 'journal',
  purpose: '派出所逐月通报的刑事、治安、电信诈骗警情。',
  fields: {
    month: field.month({ label: '月份', required: true }),
    category: field.choice({ label: '类别', required: true, options: { criminal: '刑事', order: '治安', fraud: '电信诈骗' } }),
    reports: field.integer({ label: '警情起数', required: true, min: 0 }),
  },
  title: ['category', 'month'],
  date: 'month',
  returns: true,
  unique: [['month', 'category']],
  examples: [{ 月份: '2019-01', 类别: '刑事', 警情起数: '2' }],
})
