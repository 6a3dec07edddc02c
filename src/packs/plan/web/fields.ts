import { fieldsOf } from '../../../web/screen/fields-of.ts'
import { planTask } from '../ledgers/plan-task.ledger.ts'

/** What the screen reads of the tasks. */
export const taskFields = fieldsOf(planTask)
