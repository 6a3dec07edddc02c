import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { parseTemplate } from '../../../definition/report/parse-template.ts'
import { inPieces } from '../../pause.ts'
import type { ReportPlan } from '../types.ts'
import { findLongLines, findLongParagraphs } from './long-paragraphs.ts'
import { type PlanSettings, planInSteps } from './plan-report.ts'

export interface TemplateInput {
  readonly source: string
  /** The source's name in diagnostics. */
  readonly name: string
}

export interface PlannedTemplate {
  readonly name: string
  /** Of reading the template. */
  readonly problems: readonly Diagnostic[]
  /** Undefined when the template cannot be read. */
  readonly plan: ReportPlan | undefined
}

/** The reports that are open at once in an office; each is compiled again whenever a record has changed. */
const mostKept = 4

const kept = new WeakMap<CatalogueIndex, Map<string, PlannedTemplate>>()

/**
 * Reads and plans a template. Both are pure and take no data but the names of the villages and those that the office declared, so a text that was planned lately is not planned again: what a
 * change of a record costs is evaluating and checking.
 */
export async function planTemplate(
  { source, name }: TemplateInput,
  { catalogue, ...settings }: { readonly catalogue: CatalogueIndex } & Required<PlanSettings>,
  gone?: AbortSignal,
): Promise<PlannedTemplate> {
  const plans = kept.get(catalogue) ?? new Map<string, PlannedTemplate>()
  kept.set(catalogue, plans)
  const key = JSON.stringify([source, name, settings])
  const before = plans.get(key)
  if (before !== undefined) {
    plans.delete(key)
    plans.set(key, before)
    return before
  }
  const endless = settings.prose ? findLongLines(source, name) : []
  if (endless.length > 0) return { name, problems: endless, plan: undefined }
  const { template, problems } = parseTemplate(source, name)
  const long = template === undefined || !settings.prose ? [] : findLongParagraphs(template, name)
  const isReadable = template !== undefined && long.length === 0
  const plan = isReadable ? await inPieces(planInSteps(template, catalogue, settings), gone) : undefined
  const planned = { name, problems: [...problems, ...long], plan }
  plans.set(key, planned)
  for (const oldest of plans.keys()) {
    if (plans.size <= mostKept) break
    plans.delete(oldest)
  }
  return planned
}
