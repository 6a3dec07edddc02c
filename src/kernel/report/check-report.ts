import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../definition/diagnostic/diagnostic.ts'
import { lintProse } from '../../definition/report/lint/lint-prose.ts'
import { listBackgrounds } from '../../definition/report/list-backgrounds.ts'
import { maskNames } from '../../definition/report/mask-names.ts'
import { comparePlaces } from '../../definition/report/position.ts'
import type { CompiledClaim, CompiledFigure, CompiledReport, Proof } from '../../definition/report/types.ts'
import { checkApproximators } from './check/check-approximators.ts'
import { checkCellWords } from './check/check-cell-words.ts'
import { checkClaimNumbers } from './check/check-claim-numbers.ts'
import { checkClaimWords } from './check/check-claim-words.ts'
import { checkDefinitions } from './check/check-definitions.ts'
import { checkDirection } from './check/check-direction.ts'
import { checkLists } from './check/check-lists.ts'
import { checkMovement } from './check/check-movement.ts'
import { checkPayments } from './check/check-payments.ts'
import { checkSlices } from './check/check-slices.ts'
import { checkTableNumbers } from './check/check-table-numbers.ts'
import { checkTables } from './check/check-tables.ts'
import { checkTokenRows } from './check/check-token-rows.ts'
import { checkTokenWords } from './check/check-token-words.ts'
import { checkTypedNumbers } from './check/check-typed-numbers.ts'
import { checkUnits } from './check/check-units.ts'
import { type Findings, joinFindings } from './check/findings.ts'
import { oncePerPlan } from './check/once-per-plan.ts'
import { judgeClaims } from './claim/judge-claims.ts'
import { composeReport } from './compose-report.ts'
import type { KeptReading } from './frozen/kept-reading.ts'
import { checkClaimPeriods } from './period/check-claim-periods.ts'
import { checkPeriods } from './period/check-periods.ts'
import { checkPickPeriods } from './period/check-pick-periods.ts'
import { checkUnknownTimes } from './period/check-unknown-times.ts'
import { computeArithmetic } from './print/compute-arithmetic.ts'
import { type Printing, printReport } from './print/print-report.ts'
import { unknownMark } from './print/print-value.ts'
import { checkPromises } from './promise/check-promises.ts'
import type { OpenSentence, RecordsOn } from './record/ask-records.ts'
import type { PlannedFigure, PrintedFigure, PrintedReport, ReportFacts, ReportPlan, UnplannedFigure } from './types.ts'
import { beginJudging } from './verdict/judge-assertions.ts'
import { listAssertions } from './verdict/list-assertions.ts'

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
  /** Of a report that was issued: what was said of it then. */
  readonly kept?: KeptReading | undefined
}

/** A report as figures leave it. */
export interface BegunReport {
  readonly report: PrintedReport
  /** Sentences in which something is proved by nothing yet. */
  readonly open: readonly OpenSentence[]
  /** The whole report, with what single records say of the open sentences. */
  readonly finish: (records: RecordsOn) => CompiledReport
}

/** The compiler's core, pure and synchronous: a plan and the answers to it in, the whole report with every problem out. */
export function checkReport(input: CheckInput): CompiledReport {
  return beginReport(input).finish(new Map())
}

/** The same up to where single records are asked, so that they are only for what is open, and nothing is checked twice for them. */
export function beginReport(input: CheckInput): BegunReport {
  const { plan, facts, catalogue, name, kept } = input
  const printing = printReport({
    plan,
    facts: { ...facts, results: [...facts.results, ...computeArithmetic(plan, facts.results)] },
    catalogue,
    name,
  })
  const { open, finish } =
    kept === undefined ? judgeReport(input, printing) : { open: [], finish: () => recallJudgement(kept, { plan, facts, printing, name }) }
  return { report: printing.report, open, finish: (records) => compose(input, printing, finish(records)) }
}

function compose({ plan, facts }: CheckInput, { texts }: Printing, judged: Judged): CompiledReport {
  const { figures, claims, checks, assertions, problems } = judged
  const { blocks, text } = composeReport({
    template: plan.template,
    figures,
    claims,
    assertions,
    texts,
    annexes: facts.annexes ?? [],
  })
  const backgrounds = listBackgrounds(plan.template)
  return { front: plan.template.front, asOf: facts.asOf, figures, claims, checks, assertions, backgrounds, problems, blocks, text }
}

type Judged = Pick<CompiledReport, 'figures' | 'claims' | 'checks' | 'assertions' | 'problems'>

interface BegunChecks {
  readonly open: readonly OpenSentence[]
  readonly finish: (records: RecordsOn) => Judged
}

function judgeReport({ plan, facts, name, problems }: CheckInput, printing: Printing): BegunChecks {
  const report = withNamesMasked(printing.report)
  const judgement = judgeClaims(report, facts)
  const { annexes = [] } = facts
  const found = joinFindings([
    checkUnits(report),
    checkTables(report),
    checkTableNumbers(report),
    checkApproximators(report),
    checkMovement(report),
    checkDirection(report),
    checkCellWords(report),
    checkPickPeriods(report),
    checkPeriods(report),
    checkClaimPeriods(report),
    checkClaimNumbers(report),
    checkPayments(report),
    checkSlices(report),
    checkLists(report),
    checkDefinitions(report),
    checkTypedNumbers(report),
    checkTokenWords(report),
    checkTokenRows(report),
    wordsOfClaims(report),
    unknownTimes(report),
    checkPromises(report, facts.promises ?? []),
    lintReport(report),
  ])
  const before = [
    ...problems,
    ...plan.problems,
    ...printing.problems,
    ...judgement.problems,
    ...found.problems,
    ...annexes.flatMap((annex) => annex.problems),
  ]
  const { open, finish } = beginJudging({ report, name, texts: printing.texts, problems: before })
  return {
    open,
    finish: (records) => {
      const judged = finish(records)
      const all = sortProblems([...before.filter((problem) => !judged.cleared.includes(problem)), ...judged.problems])
      const refused = new Set(all.filter(({ severity }) => severity === 'error').map(({ at }) => `${at.line}:${at.column}`))
      const figures = compileFigures(printing, plan, (printed) =>
        printed.result.value === null ? 'unproved' : refused.has(`${printed.token.at.line}:${printed.token.at.column}`) ? 'fails' : 'holds',
      )
      const claims = judgement.claims.map(compileClaim)
      const assertions = listAssertions({ report, texts: printing.texts, figures, claims, problems: all, words: judged.assertions })
      return { figures, claims, checks: [...found.checks, ...judgement.checks], assertions, problems: all }
    },
  }
}

/** The report as rules read it; a figure stands in the line as it is read. */
function withNamesMasked(report: PrintedReport): PrintedReport {
  const masked = new Map(report.lines.map((line) => [line, maskNames(line, report.plan.names)] as const))
  if (report.lines.every((line) => masked.get(line) === line)) return report
  const figures = report.figures.map((figure) => ({ ...figure, line: masked.get(figure.line) ?? figure.line }))
  return { ...report, lines: [...masked.values()], figures }
}

interface Recalled {
  readonly plan: ReportPlan
  readonly facts: ReportFacts
  readonly printing: Printing
  readonly name: string
}

/** What the reader of then said of a report that was issued, whatever the reader of today would say. */
function recallJudgement(kept: KeptReading, { plan, facts, printing, name }: Recalled): Judged {
  const { claims } = judgeClaims(printing.report, facts)
  return {
    figures: compileFigures(printing, plan, ({ n }) => kept.figures[n - 1] ?? 'unproved'),
    claims: claims.map((claim) => ({ ...compileClaim(claim), ...kept.claims[claim.index] })),
    checks: kept.checks,
    assertions: kept.assertions.map(({ line, column, ...one }) => ({ at: { source: name, line, column }, ...one, proposals: [] })),
    problems: kept.problems.map(({ line, column, ...one }) => ({ ...one, at: { source: name, line, column } })),
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

/** Every figure of the plan as it was printed; one that could not be computed stands as unknown. */
function compileFigures({ report }: Printing, plan: ReportPlan, proofOf: (printed: PrintedFigure) => Proof): readonly CompiledFigure[] {
  const printed = new Map(report.figures.map((figure) => [figure.n, figure]))
  return plan.figures.map((figure) => compileFigure(figure, plan.period.key, printed.get(figure.n), proofOf))
}

function compileFigure(
  figure: PlannedFigure | UnplannedFigure,
  period: string,
  printed: PrintedFigure | undefined,
  proofOf: (printed: PrintedFigure) => Proof,
): CompiledFigure {
  const { n, token } = figure
  if (figure.indicator === undefined || printed === undefined) {
    return {
      n,
      at: token.at,
      indicator: '',
      name: token.name,
      period,
      slices: token.slices,
      unit: '无',
      value: null,
      printed: unknownMark,
      printedUnit: '无',
      records: 0,
      proof: 'unproved',
    }
  }
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
    proof: proofOf(printed),
  }
}

function compileClaim(claim: ReturnType<typeof judgeClaims>['claims'][number]): CompiledClaim {
  const { index, token, indicator, name, period, proof, why } = claim
  return { index, at: token.at, phrase: token.phrase, indicator: indicator?.id, name, period: period.key, proof, why }
}
