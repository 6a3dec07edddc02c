import { definePack } from '../../definition/pack/define-pack.ts'
import { resumptionChecks } from './checks.ts'
import { enterpriseGridIndicators } from './indicators/enterprise-grid.indicator.ts'
import { resumptionIndicators } from './indicators/resumption.indicator.ts'
import { taskForceIndicators } from './indicators/task-force.indicator.ts'
import { productSwitch } from './ledgers/product-switch.ledger.ts'
import { resumptionApplication } from './ledgers/resumption-application.ledger.ts'
import { resumptionCheck } from './ledgers/resumption-check.ledger.ts'
import { resumptionLoop } from './loops/resumption.loop.ts'
import { resumptionSections } from './report/section.ts'
import { resumptionSettings } from './settings.ts'

/** Back to work: enterprise grids and their leaders, applications, staff returned, firms that turned to new products. */
export const resumption = definePack({
  id: 'resumption',
  label: '复工复产',
  office: '经济发展办公室',
  ledgers: [resumptionApplication, resumptionCheck, productSwitch],
  indicators: [...enterpriseGridIndicators, ...resumptionIndicators, ...taskForceIndicators],
  checks: resumptionChecks,
  settings: resumptionSettings,
  loops: [resumptionLoop],
  sections: resumptionSections,
})
