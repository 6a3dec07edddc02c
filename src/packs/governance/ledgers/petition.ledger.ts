import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A letter or visit of complaint. The petitioner's name does not belong here. */
export const petition = defineLedger({
  id: 'petition',
  label: '信访件',
  said: ['信访', '信访事项'],
  kind: 'journal',
  purpose: '信访事项的受理、答复和化解。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    category: field.choice({ label: '类别', required: true, options: { first: '初信初访', backlog: '信访积案', repeated: '重复访' } }),
    acceptedOn: field.date({ label: '受理日期', required: true }),
    closedOn: field.date({ label: '办结日期' }),
    resolved: field.boolean({ label: '是否化解' }),
    receivedOn: field.date({ label: '收到日期' }),
    handler: field.text({ label: '承办单位' }),
    deadline: field.date({ label: '办理期限' }),
    reply: field.text({ label: '答复意见', long: true }),
    answeredOn: field.date({ label: '答复日期' }),
    status: field.choice({
      label: '办理状态',
      options: {
        received: '待受理',
        handling: '办理中',
        extended: '延期办理',
        answered: '已答复',
        reviewing: '复查中',
        resolved: '已化解',
        ended: '程序终结',
        rejected: '不予受理',
      },
    }),
  },
  title: ['number', 'category'],
  date: 'acceptedOn',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'XF', digits: 3 },
  examples: [{ 编号: 'XF2019001', 类别: '信访积案', 受理日期: '2019-01-22', 办结日期: '2019-02-27', 是否化解: '是' }],
})
