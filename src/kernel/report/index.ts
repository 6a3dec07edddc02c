export { type CarryingRecord, listCarrying } from './attest/list-carrying.ts'
export { type BackgroundPlace, confirmBackground, withdrawConfirmation } from './background/confirm-background.ts'
export { type Confirmation, findConfirmation, listConfirmations } from './background/confirmations.ts'
export { listOpenConfirmations, type OpenConfirmation } from './background/open-confirmations.ts'
export { builtinPack } from './builtin-pack.ts'
export { type CheckInput, checkReport } from './check-report.ts'
export { commentReport } from './comment/comment-report.ts'
export { listComments, type ReportComment } from './comment/comments.ts'
export { settleComment } from './comment/settle-comment.ts'
export { type CompileInput, compileReport, compileReports } from './compile-report.ts'
export { draftByLedger } from './draft/draft-by-ledger.ts'
export {
  compareFrozenReport,
  compareReports,
  type FrozenDifference,
  type MovedClaim,
  type MovedFigure,
  type NewProblem,
} from './frozen/compare-frozen-report.ts'
export { freezeReport } from './frozen/freeze-report.ts'
export { type FrozenJson, toFrozenJson } from './frozen/frozen-json.ts'
export { type FrozenReport, type FrozenSummary, getFrozenReport, listFrozenReports } from './frozen/frozen-reports.ts'
export type { KeptConfirmation } from './frozen/kept-reading.ts'
export { type RebuiltReport, rebuildFrozenReport } from './frozen/rebuild-frozen-report.ts'
export { declareReportName, type ReportName, readReportNames, withdrawReportName } from './names/report-names.ts'
export { planReport } from './plan/plan-report.ts'
export { type ProposedPromise, proposePromises } from './promise/propose-promises.ts'
export { type ReportJson, toReportJson } from './report-json.ts'
export {
  getTemplate,
  listTemplates,
  type SaveTemplateInput,
  type StoredTemplate,
  saveTemplate,
  type TemplateSummary,
} from './template/templates.ts'
export { type TraceFigureInput, traceFigure } from './trace-figure.ts'
