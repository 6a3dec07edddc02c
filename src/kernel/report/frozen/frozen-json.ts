import { type ReportJson, toReportJson } from '../report-json.ts'
import type { RebuiltReport } from './rebuild-frozen-report.ts'

/** The JSON of a frozen report: that of `report compile`, what it was frozen as, and who confirmed its backgrounds and when. */
export interface FrozenJson extends ReportJson {
  readonly frozen: {
    readonly id: string
    readonly title: string
    readonly period: string
    readonly asOf: string
    readonly frozenAt: string
    readonly digest: string
    /** Whether the rebuilding is what was frozen. */
    readonly same: boolean
    /** The reader's edition; null for one that was frozen before readings were kept. */
    readonly edition: number | null
  }
  readonly confirmations: readonly {
    readonly at: string
    readonly words: string
    readonly source: string
    readonly by: string
    readonly when: string
  }[]
}

/** A frozen report as other programs read it. */
export function toFrozenJson({ frozen, report, same, edition, confirmations }: RebuiltReport): FrozenJson {
  const { id, title, period, asOf, frozenAt, digest } = frozen
  return {
    ...toReportJson(report),
    frozen: { id, title, period, asOf, frozenAt, digest, same, edition: edition ?? null },
    confirmations: confirmations.map(({ line, column, words, source, name, at }) => ({
      at: `${line}:${column}`,
      words,
      source,
      by: name,
      when: at,
    })),
  }
}
