import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

export const departmentFormId = 'department-form'

/** A form that a department wants back: which department, by which document, how often, how many days after the period. */
export const departmentForm = defineLedger({
  id: departmentFormId,
  label: '上报表格',
  aliases: ['报表目录'],
  kind: 'register',
  purpose: '上级部门要的每一张表：谁要、凭什么要、多久一次、期后几日报、哪个科室填。',
  scope: 'staff',
  title: ['name'],
  unique: [['name', 'department']],
  effective: { from: 'since', to: 'until' },
  fields: {
    name: field.text({ label: '表名', required: true, maxLength: 200 }),
    department: field.text({ label: '要表部门', required: true, maxLength: 100 }),
    basis: field.text({ label: '要表依据', help: '文号或文件名；没有的写“无”。', maxLength: 200 }),
    frequency: field.choice({
      label: '报送频次',
      required: true,
      options: { month: '每月', quarter: '每季度', half: '每半年', year: '每年', once: '一次' },
    }),
    dueDays: field.integer({
      label: '期后几日报',
      required: true,
      min: 0,
      max: 366,
      help: '期间过完以后的第几天是截止日；只报一次的，从起报日算。',
    }),
    office: field.text({ label: '填表科室', maxLength: 100 }),
    since: field.date({ label: '起报', required: true }),
    until: field.date({ label: '停报' }),
  },
})
