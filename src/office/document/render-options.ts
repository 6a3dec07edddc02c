import { hasErrors } from '../../definition/diagnostic/diagnostic.ts'
import type { CompiledReport } from '../../definition/report/types.ts'

export interface RenderOptions {
  /** Mark every unproved place and say 草稿 on each page. */
  readonly draft?: boolean
}

/** A report with errors is a draft whatever was asked: nothing unproved leaves the house unmarked. */
export function isDraft(report: CompiledReport, options: RenderOptions): boolean {
  return options.draft === true || hasErrors(report.problems)
}
