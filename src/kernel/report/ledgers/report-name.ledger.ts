import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** Names of the office's own that hold a number or a sweeping word and assert nothing (“两山夹一川行动”, “百日清零战役”). */
export const reportName = defineLedger({
  id: 'report-name',
  label: '固定名称',
  kind: 'register',
  purpose: '本镇自己的叫法：行动、工程、口号、单位的名称。读报告时当作名称，不当作陈述；带数量和单位的不算名称。',
  title: ['name'],
  unique: [['name']],
  fields: {
    name: field.text({ label: '名称', required: true, maxLength: 40 }),
    note: field.text({ label: '说明', maxLength: 200 }),
  },
})
