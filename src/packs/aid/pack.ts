import { definePack } from '../../definition/pack/define-pack.ts'
import { aidChecks } from './checks.ts'
import { householdDuty } from './duties/household.duty.ts'
import { batchIndicators } from './indicators/batch.indicator.ts'
import { householdIndicators } from './indicators/household.indicator.ts'
import { inspectionIndicators } from './indicators/inspection.indicator.ts'
import { paymentIndicators } from './indicators/payment.indicator.ts'
import { riskIndicators } from './indicators/risk.indicator.ts'
import { aidBatch } from './ledgers/aid-batch.ledger.ts'
import { aidLine } from './ledgers/aid-line.ledger.ts'
import { aidObjection } from './ledgers/aid-objection.ledger.ts'
import { aidPayment } from './ledgers/aid-payment.ledger.ts'
import { aidPolicy } from './ledgers/aid-policy.ledger.ts'
import { aidStandard } from './ledgers/aid-standard.ledger.ts'
import { assuranceInspection } from './ledgers/assurance-inspection.ledger.ts'
import { bankReturn } from './ledgers/bank-return.ledger.ts'
import { householdMember } from './ledgers/household-member.ledger.ts'
import { lowIncomeHousehold } from './ledgers/low-income-household.ledger.ts'
import { recognitionApplication } from './ledgers/recognition-application.ledger.ts'
import { assuranceRectification } from './loops/assurance-rectification.loop.ts'
import { householdRecognition } from './loops/household-recognition.loop.ts'
import { householdReview } from './loops/household-review.loop.ts'
import { objectionHandling } from './loops/objection.loop.ts'
import { paymentCycle } from './loops/payment-cycle.loop.ts'
import { aidSections } from './report/section.ts'
import { aidScreens } from './screens.ts'
import { aidSettings } from './settings.ts'

/** Support of low-income households: who enters and leaves the register, money from application to the bank's return, quarterly inspections. */
export const aid = definePack({
  id: 'aid',
  label: '低收入农户帮扶',
  office: '农业农村办公室',
  ledgers: [
    lowIncomeHousehold,
    householdMember,
    recognitionApplication,
    aidPolicy,
    aidStandard,
    aidBatch,
    aidLine,
    aidObjection,
    bankReturn,
    aidPayment,
    assuranceInspection,
  ],
  indicators: [...householdIndicators, ...paymentIndicators, ...batchIndicators, ...riskIndicators, ...inspectionIndicators],
  checks: aidChecks,
  settings: aidSettings,
  duties: [householdDuty],
  loops: [householdRecognition, householdReview, paymentCycle, objectionHandling, assuranceRectification],
  screens: aidScreens,
  sections: aidSections,
  words: { counted: ['保障'], names: ['一户一策', '一户一档'], asserting: { completion: ['脱贫摘帽', '整村退出'] } },
})
