export { builtinPack } from './builtin-pack.ts'
export { type CheckInput, checkReport } from './check-report.ts'
export { type CompileInput, compileReport, compileReports } from './compile-report.ts'
export {
  compareFrozenReport,
  compareReports,
  type FrozenDifference,
  type MovedClaim,
  type MovedFigure,
} from './frozen/compare-frozen-report.ts'
export { freezeReport } from './frozen/freeze-report.ts'
export { type FrozenReport, type FrozenSummary, getFrozenReport, listFrozenReports } from './frozen/frozen-reports.ts'
export { type RebuiltReport, rebuildFrozenReport } from './frozen/rebuild-frozen-report.ts'
export { planReport } from './plan/plan-report.ts'
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
