import { definePack } from '../../definition/pack/define-pack.ts'
import { planTaskAnnex } from './annexes/plan-task.annex.ts'
import { planTaskBoard } from './boards/plan-task.board.ts'
import { planIndicators } from './indicators/plan.indicator.ts'
import { planTask } from './ledgers/plan-task.ledger.ts'
import { taskProgress } from './ledgers/task-progress.ledger.ts'
import { planSections } from './report/section.ts'
import { planScreens } from './screens.ts'
import { planSettings } from './settings.ts'

/** From what a report promises to the next report's account of it: tasks, who answers for them, how far they are. */
export const plan = definePack({
  id: 'plan',
  label: '计划与任务',
  office: '党政综合办公室',
  ledgers: [planTask, taskProgress],
  indicators: planIndicators,
  annexes: [planTaskAnnex],
  boards: [planTaskBoard],
  settings: planSettings,
  screens: planScreens,
  sections: planSections,
})
