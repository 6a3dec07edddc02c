import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** The collecting of one month's output. There is none for January: February's reports carry both months. */
export const outputRound = defineLedger({
  id: 'output-round',
  label: '产值月报任务',
  kind: 'register',
  purpose: '每月工业产值报送任务，下发后每家企业生成一份月报；1月免报，与2月合并。',
  fields: {
    month: field.month({ label: '月份', required: true }),
    dueOn: field.date({ label: '截止日期', required: true }),
    status: field.choice({ label: '状态', options: { planned: '待下发', collecting: '报送中', closed: '收齐' } }),
  },
  title: ['month'],
  date: 'month',
  unique: [['month']],
  examples: [{ 月份: '2020-06', 截止日期: '2020-07-10' }],
})
