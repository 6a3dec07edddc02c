import { definePack } from '../../definition/pack/define-pack.ts'
import { industryChecks } from './checks.ts'
import { directGrantIndicators } from './indicators/direct-grant.indicator.ts'
import { enterpriseIndicators } from './indicators/enterprise.indicator.ts'
import { industrialInvestmentIndicators } from './indicators/investment.indicator.ts'
import { outputIndicators } from './indicators/output.indicator.ts'
import { reportingIndicators } from './indicators/reporting.indicator.ts'
import { directGrant } from './ledgers/direct-grant.ledger.ts'
import { grantApplication } from './ledgers/grant-application.ledger.ts'
import { grantBatch } from './ledgers/grant-batch.ledger.ts'
import { industrialInvestment } from './ledgers/industrial-investment.ledger.ts'
import { industrialOutput } from './ledgers/industrial-output.ledger.ts'
import { outputReport } from './ledgers/output-report.ledger.ts'
import { outputRound } from './ledgers/output-round.ledger.ts'
import { scaleEntry } from './ledgers/scale-entry.ledger.ts'
import { aboveScaleLoop } from './loops/above-scale.loop.ts'
import { grantPayment } from './loops/grant-payment.loop.ts'
import { outputReportLoop } from './loops/output-report.loop.ts'
import { outputRoundLoop } from './loops/output-round.loop.ts'
import { industrySections } from './report/section.ts'
import { industrySettings } from './settings.ts'

/** Industry: output by month, investment, 两直 grants. */
export const industry = definePack({
  id: 'industry',
  label: '工业经济',
  office: '经济发展办公室',
  ledgers: [outputRound, outputReport, industrialOutput, scaleEntry, industrialInvestment, grantBatch, grantApplication, directGrant],
  indicators: [
    ...enterpriseIndicators,
    ...outputIndicators,
    ...industrialInvestmentIndicators,
    ...directGrantIndicators,
    ...reportingIndicators,
  ],
  checks: industryChecks,
  settings: industrySettings,
  loops: [outputRoundLoop, outputReportLoop, aboveScaleLoop, grantPayment],
  sections: industrySections,
  words: { counted: ['产业', '支柱产业', '主导产业'] },
})
