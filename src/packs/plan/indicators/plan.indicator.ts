import { defineMeasure } from '../../../definition/indicator/define-indicator.ts'
import { planTask } from '../ledgers/plan-task.ledger.ts'

/** How many things were promised for a year, and how many are answered as done. */
export const planIndicators = [
  defineMeasure({ id: 'plan-task-count', label: '任务清单件数', ofPlan: true, unit: '件', flow: 'flow', ledger: planTask, type: 'count' }),
  defineMeasure({
    id: 'plan-task-done-count',
    label: '任务清单完成件数',
    ofPlan: true,
    unit: '件',
    flow: 'flow',
    ledger: planTask,
    filter: { outcome: 'done' },
    type: 'count',
  }),
]
