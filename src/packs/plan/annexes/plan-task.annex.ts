import { defineAnnex } from '../../../definition/annex/define-annex.ts'

/** 任务完成表: each task of the year beside what its indicator, or its newest monthly line, says. */
export const planTaskAnnex = defineAnnex({
  id: 'plan-tasks',
  label: '任务完成表',
  aliases: ['任务清单完成表', '任务完成情况表'],
  ledger: 'plan-task',
  year: 'year',
  amount: {
    value: 'quantity',
    unit: 'unit',
    indicator: 'indicator',
    lines: { ledger: 'task-progress', of: 'task', date: 'month', value: 'done' },
    changed: { decision: 'decision', value: 'changedQuantity', unit: 'changedUnit' },
  },
  columns: [
    { label: '任务事项', field: 'item' },
    { label: '任务类别', field: 'category' },
    { label: '责任科室', field: 'office' },
    { label: '完成期限', field: 'dueOn' },
    { label: '任务数', shows: 'promised' },
    { label: '完成数', shows: 'done' },
    { label: '完成率', shows: 'rate' },
  ],
})
