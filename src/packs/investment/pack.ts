import { definePack } from '../../definition/pack/define-pack.ts'
import { investmentChecks } from './checks.ts'
import { investmentProjectDuty } from './duties/project.duty.ts'
import { investmentIndicators } from './indicators/investment.indicator.ts'
import { leadIndicators } from './indicators/lead.indicator.ts'
import { arrivalClaim } from './ledgers/arrival-claim.ledger.ts'
import { investmentArrival } from './ledgers/investment-arrival.ledger.ts'
import { investmentLead } from './ledgers/investment-lead.ledger.ts'
import { investmentProject } from './ledgers/investment-project.ledger.ts'
import { leadSearch } from './ledgers/lead-search.ledger.ts'
import { arrivalRecognition } from './loops/arrival-recognition.loop.ts'
import { investmentLeadLoop } from './loops/investment-lead.loop.ts'
import { leadSearchLoop } from './loops/lead-search.loop.ts'
import { projectPipeline } from './loops/project-pipeline.loop.ts'
import { investmentSections } from './report/section.ts'
import { investmentSettings } from './settings.ts'

/** Investment from outside: projects on their ladder, arrived capital with vouchers. */
export const investment = definePack({
  id: 'investment',
  label: '招商引资',
  office: '招商服务办公室',
  ledgers: [leadSearch, investmentLead, investmentProject, arrivalClaim, investmentArrival],
  indicators: [...investmentIndicators, ...leadIndicators],
  checks: investmentChecks,
  settings: investmentSettings,
  duties: [investmentProjectDuty],
  sections: investmentSections,
  loops: [leadSearchLoop, investmentLeadLoop, projectPipeline, arrivalRecognition],
})
