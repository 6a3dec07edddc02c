import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Visits and tourism income of one village in one month. 人次 counts visits, not people. */
export const visitorRecord = defineLedger({
  id: 'visitor-record',
  label: '游客接待',
  kind: 'journal',
  purpose: '各村逐月接待游客人次和旅游收入。',
  fields: {
    village: field.village({ label: '村', required: true }),
    month: field.month({ label: '月份', required: true }),
    visits: field.integer({ label: '接待人次', required: true, min: 0, additive: { yearOf: 'month' } }),
    income: field.money({ label: '旅游收入', min: '0', additive: { yearOf: 'month' } }),
  },
  title: ['village', 'month'],
  date: 'month',
  returns: true,
  unique: [['village', 'month']],
  examples: [{ 村: '青竹村', 月份: '2019-01', 接待人次: '2460', '旅游收入(元)': '113160.00' }],
})
