import { definePack } from '../../definition/pack/define-pack.ts'
import { constructionChecks } from './checks.ts'
import { projectIndicators } from './indicators/project.indicator.ts'
import { townIndicators } from './indicators/town.indicator.ts'
import { creationTask } from './ledgers/creation-task.ledger.ts'
import { keyProject } from './ledgers/key-project.ledger.ts'
import { projectProgress } from './ledgers/project-progress.ledger.ts'
import { renovation } from './ledgers/renovation.ledger.ts'
import { villageEnvironment } from './ledgers/village-environment.ledger.ts'

/** Town building: key projects and their progress, the five creations, renovation, the villages' environment. */
export const construction = definePack({
  id: 'construction',
  label: '集镇建设',
  office: '村镇建设办公室',
  ledgers: [keyProject, projectProgress, creationTask, renovation, villageEnvironment],
  indicators: [...projectIndicators, ...townIndicators],
  checks: constructionChecks,
  words: { counted: ['镇同创'] },
})
