import { presentPlace } from '../../definition/diagnostic/diagnostic.ts'
import type { AssertionKind } from '../../definition/report/reading/kinds.ts'
import type { CompiledReport, Proposal, Verdict } from '../../definition/report/types.ts'
import { baseUnit } from '../../definition/unit/unit.ts'
import { coverageOf } from './verdict/coverage.ts'

/** The JSON of `qianbi report compile --json`; its shape is a contract with other programs. */
export interface ReportJson {
  readonly figures: readonly {
    readonly n: number
    readonly at: string
    readonly name: string
    readonly period: string
    readonly unit: string
    readonly value: string | null
    readonly printed: string
    readonly records: number
  }[]
  readonly claims: readonly {
    readonly at: string
    readonly phrase: string
    readonly name: string
    readonly holds: boolean
    readonly why: string
  }[]
  readonly problems: readonly {
    readonly code: string
    readonly severity: 'error' | 'warning'
    readonly at: string
    readonly message: string
  }[]
  readonly assertions: readonly {
    readonly at: string
    readonly text: string
    readonly kind: AssertionKind
    readonly verdict: Verdict
    readonly why: string
    /** What would prove it, the best first: each text instead of the assertion's own. */
    readonly proposals: readonly Proposal[]
  }[]
  readonly coverage: Readonly<Record<Verdict | 'assertions', number>>
  /** Only of a report that asks for tables: each with its head first. */
  readonly annexes?: readonly {
    readonly at: string
    readonly name: string
    readonly period: string
    readonly rows: readonly (readonly string[])[]
  }[]
  readonly text: string
}

/** `at` is line:column; values are decimal text in the base unit (元, 亩, 人 …; rates in %). An attested claim holds, and its why says by what. */
export function toReportJson(report: CompiledReport): ReportJson {
  return {
    figures: report.figures.map(({ n, at, name, period, unit, value, printed, records }) => ({
      n,
      at: presentPlace(at),
      name,
      period,
      unit: baseUnit(unit),
      value,
      printed,
      records,
    })),
    claims: report.claims.map(({ at, phrase, name, proof, why }) => ({
      at: presentPlace(at),
      phrase,
      name,
      holds: proof === 'holds' || proof === 'attested',
      why,
    })),
    problems: report.problems.map(({ code, severity, at, message }) => ({ code, severity, at: presentPlace(at), message })),
    assertions: report.assertions.map(({ at, text, kind, verdict, why, proposals }) => ({
      at: presentPlace(at),
      text,
      kind,
      verdict,
      why,
      proposals,
    })),
    coverage: coverageOf(report.assertions),
    ...annexesOf(report),
    text: report.text,
  }
}

function annexesOf({ blocks }: CompiledReport): Pick<ReportJson, 'annexes'> {
  const annexes = blocks.flatMap((block) => {
    if (block.type !== 'table' || block.annex === undefined) return []
    const { name, period, column } = block.annex
    const rows = block.rows.map((row) => row.map((cell) => cell.map(({ text }) => text).join('')))
    return [{ at: `${block.line}:${column}`, name, period, rows }]
  })
  return annexes.length === 0 ? {} : { annexes }
}
