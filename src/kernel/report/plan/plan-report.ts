import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { unitFitsFormat } from '../../../definition/report/number-printing.ts'
import type { Template } from '../../../definition/report/types.ts'
import { planAnnexes } from '../annex/plan-annexes.ts'
import { findStrangers } from '../check/check-token-words.ts'
import { reportProblem } from '../codes.ts'
import { RequestList } from '../request-key.ts'
import type { AttestedToken, FigureToken, PlannedClaim, PlannedFigure, ReportPlan, UnplannedClaim, UnplannedFigure } from '../types.ts'
import { planAssertions } from '../verdict/plan-assertions.ts'
import { isArithmetic, planArithmetic } from './plan-arithmetic.ts'
import { planChecks } from './plan-checks.ts'
import { planClaim } from './plan-claim.ts'
import { planTypedFacts } from './plan-typed-facts.ts'
import { resolveSubject } from './resolve-subject.ts'
import { sliced } from './sliced.ts'

export interface PlanSettings {
  /** The names of the town's villages. */
  readonly villages?: readonly string[]
  /** What packs and the office declared as names. */
  readonly names?: readonly string[]
  /** Whether the prose is read too; not for a report whose reading was kept. */
  readonly prose?: boolean
}

/** Looks everything up that needs no data and says what has to be evaluated, all at once. Pure. */
export function planReport(template: Template, catalogue: CatalogueIndex, settings: PlanSettings = {}): ReportPlan {
  const steps = planInSteps(template, catalogue, settings)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** The same in steps of a line each. */
export function* planInSteps(
  template: Template,
  catalogue: CatalogueIndex,
  { villages = [], names = [], prose = true }: PlanSettings,
): Generator<void, ReportPlan> {
  const period = getPeriod(template.front.period)
  const requests = new RequestList()
  const problems: Diagnostic[] = []
  const figures: (PlannedFigure | UnplannedFigure)[] = []
  const claims: (PlannedClaim | UnplannedClaim)[] = []
  const attested: { index: number; token: AttestedToken }[] = []
  let claimCount = 0
  for (const token of template.tokens) {
    if (token.type === 'figure' && isArithmetic(token)) {
      const planned = planArithmetic(token, catalogue, period, requests)
      problems.push(...planned.problems)
      const n = figures.length + 1
      figures.push(planned.figure === undefined ? { n, token, indicator: undefined } : { n, token, ...planned.figure })
    } else if (token.type === 'figure') {
      const { subject, problems: found } = resolveSubject(token, catalogue, period)
      const n = figures.length + 1
      problems.push(...found)
      if (subject === undefined) {
        figures.push({ n, token, indicator: undefined })
        continue
      }
      const misfit = findFormatProblem(token, subject.indicator)
      if (misfit !== undefined) problems.push(misfit)
      const request = requests.add({ indicator: subject.indicator.id, period: subject.period.key, ...sliced(token) })
      figures.push(misfit === undefined ? { n, token, ...subject, request } : { n, token, indicator: undefined })
    } else if (token.type === 'claim') {
      const { subject, problems: found } = resolveSubject(token, catalogue, period)
      const index = claimCount
      claimCount += 1
      problems.push(...found)
      if (subject === undefined) claims.push({ index, token, indicator: undefined })
      else {
        const planned = planClaim({ index, token, ...subject }, catalogue, requests, villages)
        problems.push(...planned.problems)
        claims.push(planned.claim ?? { index, token, indicator: undefined })
      }
    } else if (token.type === 'attested') {
      attested.push({ index: claimCount, token })
      claimCount += 1
    }
  }
  const annexes = planAnnexes(template, catalogue, period)
  problems.push(...annexes.problems)
  const plan = { template, period, figures, claims, attested, annexes: annexes.planned, villages, names, problems }
  if (!prose) return { ...plan, assertions: [], lines: [], strangers: [], requests: requests.all() }
  planChecks(template.source, figures, catalogue, requests)
  planTypedFacts(template, catalogue, { period, requests })
  const { lines, assertions } = yield* planAssertions({ template, catalogue, period, figures, villages, claims, names }, requests)
  const strangers = findStrangers({ catalogue, plan: { figures, lines, villages } })
  for (const { meant } of strangers) if (meant !== undefined) requests.add(meant)
  return { ...plan, assertions, lines, strangers, requests: requests.all() }
}

/** A number's format on words, a list's on a number, 万元 on 户: known before any value is. */
function findFormatProblem(token: FigureToken, indicator: PlannedFigure['indicator']): Diagnostic | undefined {
  const { format } = token
  const words = indicator.type === 'pick'
  if (format.type === 'list' && !words) return reportProblem(token.at, 'format-kind.list', { indicator: indicator.label })
  if (words && 'unit' in format && format.unit !== undefined && format.unit !== '无') {
    return reportProblem(token.at, 'format-kind.unit', { indicator: indicator.label })
  }
  if (words || unitFitsFormat(indicator.unit, format, indicator.label)) return undefined
  const wanted = 'unit' in format ? (format.unit ?? '') : ''
  return reportProblem(token.at, 'bad-unit.figure', { indicator: indicator.label, unit: indicator.unit, wanted })
}
