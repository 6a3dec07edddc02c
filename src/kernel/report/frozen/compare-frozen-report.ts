import type { CompiledClaim, CompiledFigure, CompiledReport, Proof } from '../../../definition/report/types.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { compileAs } from '../compile-report.ts'
import { rebuildFrozenReport } from './rebuild-frozen-report.ts'

interface FigureSide {
  readonly value: string | null
  readonly printed: string
  /** The unit that the printed digits are in. */
  readonly printedUnit: string
  readonly records: number
}

export interface MovedFigure {
  readonly n: number
  readonly name: string
  readonly line: number
  readonly column: number
  readonly unit: string
  readonly frozen: FigureSide
  readonly now: FigureSide
  readonly why: string
}

export interface MovedClaim {
  readonly phrase: string
  readonly name: string
  readonly line: number
  readonly column: number
  readonly frozen: Proof
  readonly now: Proof
  readonly whyFrozen: string
  readonly why: string
}

/** What the reader of today objects to in a text that was issued without it. */
export interface NewProblem {
  readonly code: string
  readonly severity: 'error' | 'warning'
  readonly line: number
  readonly column: number
  readonly message: string
}

export interface FrozenDifference {
  readonly figures: readonly MovedFigure[]
  readonly claims: readonly MovedClaim[]
  readonly problems: readonly NewProblem[]
}

/** A frozen report against the same template on today's definitions and data: exactly what moved, before, after, and why. */
export async function compareFrozenReport(kernel: Kernel, actor: Actor, { id }: { readonly id: string }): Promise<FrozenDifference> {
  const { frozen, report } = await rebuildFrozenReport(kernel, actor, { id })
  const now = await compileAs(kernel, actor, { source: frozen.source, name: frozen.title })
  return compareReports(report, now)
}

/** Pure: two compilations of one template, token by token. */
export function compareReports(frozen: CompiledReport, now: CompiledReport): FrozenDifference {
  return {
    figures: frozen.figures.flatMap((before, index) => {
      const after = now.figures[index]
      return after === undefined || (before.value === after.value && before.printed === after.printed) ? [] : [moveFigure(before, after)]
    }),
    claims: frozen.claims.flatMap((before, index) => {
      const after = now.claims[index]
      return after === undefined || (before.proof === after.proof && before.why === after.why) ? [] : [moveClaim(before, after)]
    }),
    problems: findNewProblems(frozen, now),
  }
}

function findNewProblems(frozen: CompiledReport, now: CompiledReport): readonly NewProblem[] {
  const key = ({ code, at }: CompiledReport['problems'][number]) => `${code} ${at.line}:${at.column}`
  const known = new Set(frozen.problems.map(key))
  return now.problems
    .filter((problem) => !known.has(key(problem)))
    .map(({ code, severity, at, message }) => ({ code, severity, line: at.line, column: at.column, message }))
}

function moveFigure(before: CompiledFigure, after: CompiledFigure): MovedFigure {
  const { n, name, at, unit } = before
  const side = ({ value, printed, printedUnit, records }: CompiledFigure) => ({ value, printed, printedUnit, records })
  return { n, name, line: at.line, column: at.column, unit, frozen: side(before), now: side(after), why: explain(before, after) }
}

function explain(before: CompiledFigure, after: CompiledFigure): string {
  if (after.indicator === '') return '现在的定义里没有这个指标'
  if (after.value === null) return '现在没有数'
  if (before.value === null) return '定稿时没有数'
  if (before.records < after.records) return `定稿后多了${after.records - before.records}条记录`
  if (before.records > after.records) return `定稿后少了${before.records - after.records}条记录`
  return before.value === after.value ? '写法变了，数没有变' : '定稿后记录有改动'
}

function moveClaim(before: CompiledClaim, after: CompiledClaim): MovedClaim {
  return {
    phrase: before.phrase,
    name: before.name,
    line: before.at.line,
    column: before.at.column,
    frozen: before.proof,
    now: after.proof,
    whyFrozen: before.why,
    why: after.why,
  }
}
