import { definePack } from '../../definition/pack/define-pack.ts'
import { aidChecks } from './checks.ts'
import { householdIndicators } from './indicators/household.indicator.ts'
import { inspectionIndicators } from './indicators/inspection.indicator.ts'
import { paymentIndicators } from './indicators/payment.indicator.ts'
import { aidPayment } from './ledgers/aid-payment.ledger.ts'
import { assuranceInspection } from './ledgers/assurance-inspection.ledger.ts'
import { lowIncomeHousehold } from './ledgers/low-income-household.ledger.ts'

/** Support of low-income households: the register, payments, quarterly inspections. */
export const aid = definePack({
  id: 'aid',
  label: '低收入农户帮扶',
  office: '农业农村办公室',
  ledgers: [lowIncomeHousehold, aidPayment, assuranceInspection],
  indicators: [...householdIndicators, ...paymentIndicators, ...inspectionIndicators],
  checks: aidChecks,
  words: { counted: ['保障'] },
})
