import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** An event that a grid worker reported (基层治理四平台). A merged repeat is not counted as accepted. */
export const gridEvent = defineLedger({
  id: 'grid-event',
  label: '网格事件',
  kind: 'journal',
  purpose: '网格员上报事件的受理、办理和办结。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    village: field.village({ label: '村', required: true }),
    platform: field.choice({
      label: '平台类别',
      required: true,
      options: { order: '综治工作', market: '市场监管', enforcement: '综合执法', service: '便民服务' },
    }),
    content: field.text({ label: '事件内容', long: true }),
    reportedOn: field.date({ label: '上报日期', required: true }),
    deadline: field.date({ label: '办理期限' }),
    closedOn: field.date({ label: '办结日期' }),
    merged: field.boolean({ label: '是否重复件' }),
  },
  title: ['number'],
  date: 'reportedOn',
  unique: [['number']],
})
