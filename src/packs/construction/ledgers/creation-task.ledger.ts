import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One of the creations (五镇同创): what standard, which grade, how far. */
export const creationTask = defineLedger({
  id: 'creation-task',
  label: '创建任务',
  kind: 'register',
  purpose: '美丽城镇、景区镇等创建的标准、等级、阶段和责任人。',
  fields: {
    name: field.text({ label: '名称', aliases: ['创建名称'], required: true }),
    standard: field.text({ label: '标准' }),
    grade: field.text({ label: '等级' }),
    stage: field.text({ label: '阶段', required: true }),
    responsible: field.personName({ label: '责任人' }),
  },
  title: ['name'],
  unique: [['name']],
})
