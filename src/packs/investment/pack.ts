import { definePack } from '../../definition/pack/define-pack.ts'
import { investmentChecks } from './checks.ts'
import { investmentIndicators } from './indicators/investment.indicator.ts'
import { investmentArrival } from './ledgers/investment-arrival.ledger.ts'
import { investmentProject } from './ledgers/investment-project.ledger.ts'

/** Investment from outside: projects on their ladder, arrived capital with vouchers. */
export const investment = definePack({
  id: 'investment',
  label: '招商引资',
  office: '招商服务办公室',
  ledgers: [investmentProject, investmentArrival],
  indicators: investmentIndicators,
  checks: investmentChecks,
})
