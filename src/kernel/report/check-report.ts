import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { lintProse } from '../../definition/report/lint/lint-prose.ts'
import { comparePlaces } from '../../definition/report/position.ts'
import type { CompiledClaim, CompiledFigure, CompiledReport, Proof } from '../../definition/report/types.ts'
import { checkApproximators } from './check/check-approximators.ts'
import { checkClaimNumbers } from './check/check-claim-numbers.ts'
import { checkClaimWords } from './check/check-claim-words.ts'
import { checkDefinitions } from './check/check-definitions.ts'
import { checkLists } from './check/check-lists.ts'
import { checkMovement } from './check/check-movement.ts'
import { checkPayments } from './check/check-payments.ts'
import { checkSlices } from './check/check-slices.ts'
import { checkTableNumbers } from './check/check-table-numbers.ts'
import { checkTables } from './check/check-tables.ts'
import { checkTokenWords } from './check/check-token-words.ts'
import { checkTypedNumbers } from './check/check-typed-numbers.ts'
import { checkUnits } from './check/check-units.ts'
import { type Findings, joinFindings } from './check/findings.ts'
import { oncePerPlan } from './check/once-per-plan.ts'
import { judgeClaims } from './claim/judge-claims.ts'
import { composeReport } from './compose-report.ts'
import { checkClaimPeriods } from './period/check-claim-periods.ts'
import { checkPeriods } from './period/check-periods.ts'
import { checkUnknownTimes } from './period/check-unknown-times.ts'
import { computeArithmetic } from './print/compute-arithmetic.ts'
import { printReport } from './print/print-report.ts'
import { unknownMark } from './print/print-value.ts'
import type { PlannedFigure, PrintedFigure, PrintedReport, ReportFacts, ReportPlan, UnplannedFigure } from './types.ts'
import { judgeAssertions } from './verdict/judge-assertions.ts'
import { listAssertions } from './verdict/list-assertions.ts'

const wordsOfTokens = oncePerPlan(checkTokenWords)
const wordsOfClaims = oncePerPlan(checkClaimWords)
const unknownTimes = oncePerPlan(checkUnknownTimes)

export interface CheckInput {
  readonly plan: ReportPlan
  readonly facts: ReportFacts
  readonly catalogue: CatalogueIndex
  /** The source's name in diagnostics. */
  readonly name: string
  /** Problems of reading the template, found before. */
  readonly problems: readonly Diagnostic[]
}

/** The compiler's core, pure and synchronous: a plan and the answers to it in, the whole report with every problem out. */
export function checkReport({ plan, facts, catalogue, name, problems }: CheckInput): CompiledReport {
  const printing = printReport({
    plan,
    facts: { ...facts, results: [...facts.results, ...computeArithmetic(plan, facts.results)] },
    catalogue,
    name,
  })
  const { report } = printing
  const judgement = judgeClaims(report, facts)
  const found = joinFindings([
    checkUnits(report),
    checkTables(report),
    checkTableNumbers(report),
    checkApproximators(report),
    checkMovement(report),
    checkPeriods(report),
    checkClaimPeriods(report),
    checkClaimNumbers(report),
    checkPayments(report),
    checkSlices(report),
    checkLists(report),
    checkDefinitions(report),
    checkTypedNumbers(report),
    wordsOfTokens(report),
    wordsOfClaims(report),
    unknownTimes(report),
    lintReport(report),
  ])
  const before = [...problems, ...plan.problems, ...printing.problems, ...judgement.problems, ...found.problems]
  const judged = judgeAssertions({ report, name, texts: printing.texts, problems: before })
  const all = sortProblems([...before, ...judged.problems])
  const printed = new Map(report.figures.map((figure) => [figure.n, figure]))
  const refused = new Set(all.filter(({ severity }) => severity === 'error').map(({ at }) => `${at.line}:${at.column}`))
  const figures = plan.figures.map((figure) => compileFigure(figure, report, { printed: printed.get(figure.n), refused }))
  const claims = judgement.claims.map(compileClaim)
  const assertions = listAssertions({ report, texts: printing.texts, figures, claims, problems: all, words: judged.assertions })
  const { blocks, text } = composeReport({ template: plan.template, figures, claims, texts: printing.texts })
  return {
    front: plan.template.front,
    asOf: facts.asOf,
    figures,
    claims,
    checks: [...found.checks, ...judgement.checks],
    assertions,
    problems: all,
    blocks,
    text,
  }
}

function lintReport(report: PrintedReport): Findings {
  return lintProse(report.lines, { period: report.plan.period, title: report.front.title })
}

/** In the order of the text, each once; of several with one code at one place the first stays. */
export function sortProblems(problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  const unique = problems.filter((problem) => {
    const key = `${problem.at.line}:${problem.at.column}:${problem.code}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return unique.sort((left, right) => comparePlaces(left.at, right.at))
}

interface FigureFindings {
  readonly printed: PrintedFigure | undefined
  /** `line:column` of every error. */
  readonly refused: ReadonlySet<string>
}

function compileFigure(
  figure: PlannedFigure | UnplannedFigure,
  report: PrintedReport,
  { printed, refused }: FigureFindings,
): CompiledFigure {
  const { n, token } = figure
  if (figure.indicator === undefined || printed === undefined) {
    return {
      n,
      at: token.at,
      indicator: '',
      name: token.name,
      period: report.plan.period.key,
      slices: token.slices,
      unit: '无',
      value: null,
      printed: unknownMark,
      printedUnit: '无',
      records: 0,
      proof: 'unproved',
    }
  }
  const fails = refused.has(`${token.at.line}:${token.at.column}`)
  const proof: Proof = printed.result.value === null ? 'unproved' : fails ? 'fails' : 'holds'
  return {
    n,
    at: token.at,
    indicator: figure.indicator.id,
    name: figure.indicator.label,
    period: figure.period.key,
    slices: token.slices,
    unit: printed.result.unit,
    value: printed.result.value,
    printed: printed.printed,
    printedUnit: printed.printedUnit,
    records: printed.result.records,
    proof,
  }
}

function compileClaim(claim: ReturnType<typeof judgeClaims>['claims'][number]): CompiledClaim {
  const { index, token, indicator, name, period, proof, why } = claim
  return { index, at: token.at, phrase: token.phrase, indicator: indicator?.id, name, period: period.key, proof, why }
}
