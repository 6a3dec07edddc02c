import type { PrintedReport, ReportPlan } from '../types.ts'
import type { Findings } from './findings.ts'

/** What is known of a report before any value is. */
export type PlannedWords = Pick<PrintedReport, 'plan' | 'catalogue'>

/** A check that looks at words and tokens, not at values, done once for a plan: the plan is kept while records change. */
export function oncePerPlan(check: (words: PlannedWords) => Findings): (words: PlannedWords) => Findings {
  const found = new WeakMap<ReportPlan, Findings>()
  return ({ plan, catalogue }) => {
    const known = found.get(plan)
    if (known !== undefined) return known
    const findings = check({ plan, catalogue })
    found.set(plan, findings)
    return findings
  }
}
