import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One firm's report of a month, as its grid worker enters it. What is checked becomes a line of 工业产值. */
export const outputReport = defineLedger({
  id: 'output-report',
  label: '产值月报',
  kind: 'journal',
  purpose: '企业产值月报的报送和审核，审核通过的写入工业产值。',
  fields: {
    round: field.ref({ label: '月报任务', to: 'output-round', required: true }),
    enterprise: field.ref({ label: '企业', to: 'enterprise', required: true }),
    month: field.month({ label: '月份', required: true }),
    dueOn: field.date({ label: '截止日期', required: true }),
    outputValue: field.money({ label: '产值', min: '0', guarded: 'byHand', help: '2月填1—2月合计。', additive: { yearOf: 'month' } }),
    explanation: field.text({ label: '波动说明' }),
    reportedOn: field.date({ label: '上报日期' }),
    status: field.choice({ label: '状态', options: { due: '待报', submitted: '待审', checked: '已审', exempt: '免报' } }),
  },
  title: ['enterprise', 'month'],
  date: 'month',
  returns: false,
  unique: [['enterprise', 'month']],
  examples: [{ 月报任务: '2020-06', 企业: '竹溪晨星笔业有限公司', 月份: '2020-06', 截止日期: '2020-07-10', '产值(元)': '10230000.00' }],
})
