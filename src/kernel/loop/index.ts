export { caseLedgerId } from './ledgers/case.ledger.ts'
export { caseStepLedgerId } from './ledgers/case-step.ledger.ts'
export { loopPack } from './loop-pack.ts'
export type * from './types.ts'
