import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** A deputy's suggestion: handed over, talked through with the deputy, answered, and how satisfied the deputy was. */
export const suggestion = defineLedger({
  id: 'suggestion',
  label: '代表建议',
  aliases: ['人大代表建议'],
  said: ['建议'],
  kind: 'journal',
  purpose: '镇人大代表建议的交办、面商、答复和满意度。',
  fields: {
    number: field.text({ label: '编号', required: true }),
    subject: field.text({ label: '标题', required: true }),
    category: field.text({ label: '类别' }),
    office: field.text({ label: '承办科室', said: ['承办'] }),
    assignedOn: field.date({ label: '交办日期', required: true }),
    discussed: field.boolean({ label: '是否面商' }),
    answeredOn: field.date({ label: '答复日期' }),
    difficult: field.boolean({ label: '是否重难点', help: '涉及面广、处理难度大的，答复期限是六个月。' }),
    deadline: field.date({ label: '答复期限' }),
    resultKind: field.choice({
      label: '办理类别',
      options: { solved: 'A类（已解决）', planned: 'B类（列入计划）', explained: 'C类（解释说明）', noted: 'D类（留作参考）' },
      optionAliases: {
        A: 'solved',
        A类: 'solved',
        B: 'planned',
        B类: 'planned',
        C: 'explained',
        C类: 'explained',
        D: 'noted',
        D类: 'noted',
      },
    }),
    reply: field.text({ label: '答复意见', long: true }),
    status: field.choice({
      label: '办理状态',
      options: { assigned: '待签收', handling: '办理中', answered: '待测评', rated: '待归档', closed: '已办结', withdrawn: '代表撤回' },
    }),
    satisfaction: field.choice({
      label: '满意度',
      said: ['评价', '代表评价', '测评'],
      options: { satisfied: '满意', mostly: '基本满意', unsatisfied: '不满意' },
    }),
  },
  title: ['number', 'subject'],
  date: 'assignedOn',
  unique: [['number']],
  examples: [
    {
      编号: '2019-01',
      标题: '关于河道清淤的建议（1）',
      类别: '社会事务',
      承办科室: '平安法治办公室',
      交办日期: '2019-03-06',
      是否面商: '是',
      答复日期: '2019-05-28',
      满意度: '不满意',
    },
  ],
})
