import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A dispute taken up for mediation. */
export const dispute = defineLedger({
  id: 'dispute',
  label: '矛盾纠纷',
  said: ['纠纷'],
  kind: 'journal',
  purpose: '镇村调解组织受理的矛盾纠纷和调解结果。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    village: field.village({ label: '村', required: true }),
    category: field.text({ label: '类别' }),
    acceptedOn: field.date({ label: '受理日期', said: ['调解'], required: true }),
    outcome: field.choice({
      label: '调解结果',
      options: { settled: '调解成功', failed: '调解不成', pending: '调解中' },
      optionAliases: { 成功: 'settled', 不成功: 'failed' },
    }),
    closedOn: field.date({ label: '办结日期' }),
    mediator: field.text({ label: '调解员' }),
    agreement: field.text({ label: '协议编号' }),
    performBy: field.date({ label: '履行期限' }),
    status: field.choice({
      label: '办理状态',
      options: {
        received: '待受理',
        mediating: '调解中',
        performing: '待履行',
        closed: '已办结',
        failed: '调解不成',
        rejected: '不予受理',
      },
    }),
  },
  title: ['number', 'village', 'category'],
  date: 'acceptedOn',
  unique: [['number']],
  numbering: { field: 'number', prefix: 'JF', digits: 4 },
  examples: [{ 编号: 'JF20190001', 村: '瓦窑山村', 类别: '邻里', 受理日期: '2019-09-10', 调解结果: '调解不成', 办结日期: '2019-09-16' }],
})
