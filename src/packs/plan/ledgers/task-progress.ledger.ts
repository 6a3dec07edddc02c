import { field } from '../../../definition/field/field.ts'
import { defineLedger } from '../../../definition/ledger/define-ledger.ts'

/** One line a month of a task that no indicator measures, by who answers for it. */
export const taskProgress = defineLedger({
  id: 'task-progress',
  label: '任务月报',
  kind: 'journal',
  purpose: '没有指标取数的任务，责任科室每月填一行：累计完成多少、佐证。',
  fields: {
    task: field.ref({ label: '任务', to: 'plan-task', by: { 年度: 'year', 任务事项: 'item' }, required: true }),
    month: field.month({ label: '月份', required: true }),
    planned: field.decimal({
      label: '计划累计',
      scale: 4,
      min: '0',
      additive: false,
      help: '到这个月底该完成多少；空着就按时间过半、任务过半算。',
    }),
    done: field.decimal({ label: '累计完成数', scale: 4, min: '0', required: true, additive: false }),
    evidence: field.text({ label: '佐证' }),
    note: field.text({ label: '进展说明', long: true }),
  },
  title: ['task', 'month'],
  date: 'month',
  returns: false,
  unique: [['task', 'month']],
  examples: [{ 年度: '2020', 任务事项: '智慧安防', 月份: '2020-06', 累计完成数: '40', 佐证: '监理月报6月' }],
})
