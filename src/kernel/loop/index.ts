export { adoptCases } from './command/adopt-cases.ts'
export { mergeCase } from './command/merge-case.ts'
export { type CaseToOpen, openCase } from './command/open-case.ts'
export { resumeCase } from './command/resume-case.ts'
export { type Suspension, suspendCase } from './command/suspend-case.ts'
export { takeStep } from './command/take-step.ts'
export { type BulkStep, takeSteps } from './command/take-steps.ts'
export { urgeCase } from './command/urge-case.ts'
export { caseLedgerId } from './ledgers/case.ledger.ts'
export { caseStepLedgerId } from './ledgers/case-step.ledger.ts'
export { requireLoop } from './loop-index.ts'
export { loopPack } from './loop-pack.ts'
export { type OutgoingMessage, presentMessage } from './notice/message.ts'
export { listNotices, readNotices } from './notice/notices.ts'
export {
  claimMessage,
  type DueMessage,
  type DueWebhook,
  findDueWebhooks,
  makeTestMessage,
  mostAttempts,
  settleMessage,
} from './notice/outbox.ts'
export { isPrivateAddress } from './notice/private-address.ts'
export { type SealedSecrets, sealSecrets } from './notice/seal-secrets.ts'
export { sweepCases } from './notice/sweep-cases.ts'
export { addWebhook, listWebhooks, type NewWebhook, removeWebhook, type Webhook, type WebhookKind } from './notice/webhooks.ts'
export { countOpenCases, type OpenCases } from './query/count-open-cases.ts'
export { listCases } from './query/list-cases.ts'
export { listLoops } from './query/list-loops.ts'
export { countOwnWork, listWork, type WorkQuery } from './query/list-work.ts'
export { readCase } from './query/read-case.ts'
export type * from './types.ts'
export { type CaseVerification, verifyCases } from './verify/verify-cases.ts'
