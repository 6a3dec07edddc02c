import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { planTask } from '../ledgers/plan-task.ledger.ts'
import { taskProgress } from '../ledgers/task-progress.ledger.ts'

/** What the screen reads, ledger by ledger. */
export const taskFields = fieldsOf(planTask)
export const progressFields = fieldsOf(taskProgress)
