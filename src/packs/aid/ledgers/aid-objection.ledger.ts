import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** What somebody objects to while a batch is published. It stops the batch until it is answered. */
export const aidObjection = defineLedger({
  id: 'aid-objection',
  label: '公示异议',
  kind: 'journal',
  purpose: '公示期间收到的异议和处理结论，处理完以前批次不能往下走。',
  fields: {
    batch: field.ref({ label: '批次', to: 'aid-batch', by: { 批次: 'batch', 类别: 'category' }, required: true }),
    household: field.ref({ label: '农户', to: 'low-income-household', by: { 户主: 'head', 身份证号: 'idNumber' } }),
    raisedOn: field.date({ label: '提出日期', required: true }),
    content: field.text({ label: '异议内容', long: true, required: true }),
    status: field.choice({ label: '状态', options: { received: '待核实', answered: '已答复' } }),
    conclusion: field.choice({ label: '结论', options: { upheld: '成立', rejected: '不成立' } }),
    answer: field.text({ label: '答复', long: true }),
    answeredOn: field.date({ label: '答复日期' }),
  },
  title: ['batch', 'raisedOn'],
  persons: [{ through: 'household' }],
  date: 'raisedOn',
  examples: [
    {
      批次: '2020年第三批',
      类别: '产业帮扶',
      户主: '顾石龙',
      身份证号: '999901209901010012',
      提出日期: '2020-06-03',
      异议内容: '新种面积与实际不符',
    },
  ],
})
