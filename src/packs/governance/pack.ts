import { definePack } from '../../definition/pack/define-pack.ts'
import { governanceChecks } from './checks.ts'
import { governanceDuties } from './duties/hazard.duty.ts'
import { gridEventIndicators } from './indicators/grid-event.indicator.ts'
import { safetyIndicators } from './indicators/safety.indicator.ts'
import { accident } from './ledgers/accident.ledger.ts'
import { dispute } from './ledgers/dispute.ledger.ts'
import { gridEvent } from './ledgers/grid-event.ledger.ts'
import { hazard } from './ledgers/hazard.ledger.ts'
import { petition } from './ledgers/petition.ledger.ts'
import { policeReport } from './ledgers/police-report.ledger.ts'
import { disputeLoop } from './loops/dispute.loop.ts'
import { gridEventLoop } from './loops/grid-event.loop.ts'
import { hazardLoop } from './loops/hazard.loop.ts'
import { petitionLoop } from './loops/petition.loop.ts'
import { governanceSections } from './report/section.ts'
import { governanceSettings } from './settings.ts'

/** Peace and order: grid events, disputes, petitions, hazards, accidents, police reports. */
export const governance = definePack({
  id: 'governance',
  label: '平安治理',
  office: '平安法治办公室',
  ledgers: [gridEvent, dispute, petition, hazard, accident, policeReport],
  indicators: [...gridEventIndicators, ...safetyIndicators],
  checks: governanceChecks,
  settings: governanceSettings,
  duties: governanceDuties,
  loops: [gridEventLoop, disputeLoop, hazardLoop, petitionLoop],
  sections: governanceSections,
  words: { counted: ['平台'], names: ['百日攻坚', '千警万员'] },
})
