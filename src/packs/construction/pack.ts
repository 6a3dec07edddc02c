import { definePack } from '../../definition/pack/define-pack.ts'
import { keyProjectBoard } from './boards/key-project.board.ts'
import { constructionChecks } from './checks.ts'
import { constructionDuties } from './duties/project.duty.ts'
import { progressIndicators } from './indicators/progress.indicator.ts'
import { projectIndicators } from './indicators/project.indicator.ts'
import { townIndicators } from './indicators/town.indicator.ts'
import { creationItem } from './ledgers/creation-item.ledger.ts'
import { creationTask } from './ledgers/creation-task.ledger.ts'
import { keyProject } from './ledgers/key-project.ledger.ts'
import { projectAdjustment } from './ledgers/project-adjustment.ledger.ts'
import { projectMilestone } from './ledgers/project-milestone.ledger.ts'
import { projectPlan } from './ledgers/project-plan.ledger.ts'
import { projectProgress } from './ledgers/project-progress.ledger.ts'
import { renovation } from './ledgers/renovation.ledger.ts'
import { villageEnvironment } from './ledgers/village-environment.ledger.ts'
import { creationLoop } from './loops/creation.loop.ts'
import { keyProjectLoop } from './loops/key-project.loop.ts'
import { projectMilestoneLoop } from './loops/project-milestone.loop.ts'
import { constructionSections } from './report/section.ts'
import { constructionSettings } from './settings.ts'

/** Town building: key projects with their plan, progress and board, the five creations, renovation, the villages' environment. */
export const construction = definePack({
  id: 'construction',
  label: '集镇建设',
  office: '村镇建设办公室',
  ledgers: [
    keyProject,
    projectPlan,
    projectProgress,
    projectMilestone,
    projectAdjustment,
    creationTask,
    creationItem,
    renovation,
    villageEnvironment,
  ],
  indicators: [...projectIndicators, ...progressIndicators, ...townIndicators],
  checks: constructionChecks,
  settings: constructionSettings,
  duties: constructionDuties,
  loops: [keyProjectLoop, projectMilestoneLoop, creationLoop],
  boards: [keyProjectBoard],
  sections: constructionSections,
  words: { counted: ['镇同创'] },
})
