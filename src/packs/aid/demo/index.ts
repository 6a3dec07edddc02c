import type { DemoPart } from '../../../../demo/part.ts'
import { liveHouseholds } from './life/households.ts'
import { liveInspections } from './life/inspections.ts'
import { liveAidPayments } from './life/payments.ts'
import { settleAid } from './sheets.ts'

/** The register, aid money from the policy to the bank's return, and what inspections found. */
export const demoPart: DemoPart = {
  settle: settleAid,
  lives: {
    低收入农户: liveHouseholds,
    帮扶资金发放: liveAidPayments,
    两不愁三保障督查: liveInspections,
  },
}
