import { definePack } from '../../definition/pack/define-pack.ts'
import { industryChecks } from './checks.ts'
import { directGrantIndicators } from './indicators/direct-grant.indicator.ts'
import { enterpriseIndicators } from './indicators/enterprise.indicator.ts'
import { industrialInvestmentIndicators } from './indicators/investment.indicator.ts'
import { outputIndicators } from './indicators/output.indicator.ts'
import { directGrant } from './ledgers/direct-grant.ledger.ts'
import { industrialInvestment } from './ledgers/industrial-investment.ledger.ts'
import { industrialOutput } from './ledgers/industrial-output.ledger.ts'

/** Industry: output by month, investment, 两直 grants. */
export const industry = definePack({
  id: 'industry',
  label: '工业经济',
  office: '经济发展办公室',
  ledgers: [industrialOutput, industrialInvestment, directGrant],
  indicators: [...enterpriseIndicators, ...outputIndicators, ...industrialInvestmentIndicators, ...directGrantIndicators],
  checks: industryChecks,
  words: { counted: ['产业', '支柱产业', '主导产业'] },
})
