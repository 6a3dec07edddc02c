import { definePack } from '../../definition/pack/define-pack.ts'
import { annualTargetAnnex } from './annexes/annual-target.annex.ts'
import { completenessClaims } from './claims/completeness.claim.ts'
import { growthClaims } from './claims/growth.claim.ts'
import { targetClaims } from './claims/target.claim.ts'
import { enterpriseDuty } from './duties/enterprise.duty.ts'
import { bigGridDuty, smallGridDuty, villageGridDuty } from './duties/grid.duty.ts'
import { villageDuty } from './duties/village.duty.ts'
import { dutyIndicators } from './indicators/duty.indicator.ts'
import { villageIndicators } from './indicators/village.indicator.ts'
import { annualTarget } from './ledgers/annual-target.ledger.ts'
import { cadre } from './ledgers/cadre.ledger.ts'
import { cadreLeave } from './ledgers/cadre-leave.ledger.ts'
import { duty } from './ledgers/duty.ledger.ts'
import { enterprise } from './ledgers/enterprise.ledger.ts'
import { grid } from './ledgers/grid.ledger.ts'
import { setting } from './ledgers/setting.ledger.ts'
import { taskForce } from './ledgers/task-force.ledger.ts'
import { taskForceMember } from './ledgers/task-force-member.ledger.ts'
import { village } from './ledgers/village.ledger.ts'
import { visit } from './ledgers/visit.ledger.ts'
import { townshipSections } from './report/section.ts'
import { dutySettings } from './settings.ts'

/** What all domains share: villages, grids, cadres, firms, duties, targets, and the words that reports claim with. */
export const township = definePack({
  id: 'township',
  label: '镇情底册',
  office: '党政综合办公室',
  ledgers: [village, grid, cadre, taskForce, taskForceMember, enterprise, annualTarget, duty, cadreLeave, visit, setting],
  settings: dutySettings,
  duties: [villageDuty, villageGridDuty, bigGridDuty, smallGridDuty, enterpriseDuty],
  indicators: [...villageIndicators, ...dutyIndicators],
  claims: [...growthClaims, ...completenessClaims, ...targetClaims],
  annexes: [annualTargetAnnex],
  sections: townshipSections,
})
