import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CheckResult } from '../../../definition/report/types.ts'

/** What one check found: problems to be shown at their place, and what it compared. */
export interface Findings {
  readonly problems: readonly Diagnostic[]
  readonly checks: readonly CheckResult[]
}

export const nothingFound: Findings = { problems: [], checks: [] }

/** The findings of several checks as one, in their order. */
export function joinFindings(findings: readonly Findings[]): Findings {
  return { problems: findings.flatMap((one) => one.problems), checks: findings.flatMap((one) => one.checks) }
}
