import { field } from '../../definition/field/field.ts'
import { defineLedger } from '../../definition/ledger/define-ledger.ts'

/** The columns that a town has made itself, of its own ledgers and of others; one that is no longer wanted is retired, never withdrawn. */
export const ownField = defineLedger({
  id: 'own-field',
  label: '自建栏目',
  kind: 'register',
  purpose: '本镇自己加的栏目，一栏一条：在哪本台账、叫什么、填什么。停用的栏目留着，记录里的内容不丢。',
  scope: 'office',
  title: ['label'],
  unique: [['ledger', 'code']],
  fields: {
    ledger: field.text({ label: '所在台账', required: true, maxLength: 60 }),
    code: field.text({ label: '栏目编号', required: true, maxLength: 30 }),
    label: field.text({ label: '栏目名称', required: true, maxLength: 60 }),
    kind: field.text({ label: '填写内容', required: true, maxLength: 30 }),
    required: field.boolean({ label: '是否必填', required: true }),
    long: field.boolean({ label: '是否多行' }),
    unit: field.text({ label: '计量单位', maxLength: 20 }),
    scale: field.integer({ label: '小数位数', min: 0, max: 10 }),
    adds: field.boolean({ label: '是否合计' }),
    options: field.text({ label: '可选项', long: true, maxLength: 20_000 }),
    to: field.text({ label: '对应台账', maxLength: 60 }),
    retired: field.boolean({ label: '是否停用' }),
  },
})
