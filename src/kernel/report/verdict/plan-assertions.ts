import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Period } from '../../../definition/period/types.ts'
import { extendLexicon } from '../../../definition/report/reading/lexicon.ts'
import type { Template } from '../../../definition/report/types.ts'
import { conditionValue } from '../claim/judge-claims.ts'
import type { RequestList } from '../request-key.ts'
import type { PlannedClaim, PlannedFigure, UnplannedClaim, UnplannedFigure } from '../types.ts'
import { planLinesOnce } from './plan-lines-once.ts'
import { readTemplateLines } from './reading-lines.ts'
import type { PlannedAssertion, ReadLine } from './types.ts'

export interface PlanAssertionsInput {
  readonly template: Template
  readonly catalogue: CatalogueIndex
  readonly period: Period
  readonly figures: readonly (PlannedFigure | UnplannedFigure)[]
  readonly villages: readonly string[]
  readonly claims: readonly (PlannedClaim | UnplannedClaim)[]
  /** What packs and the office declared as names. */
  readonly names: readonly string[]
}

export interface PlannedLines {
  readonly lines: readonly ReadLine[]
  readonly assertions: readonly PlannedAssertion[]
}

/**
 * Reads the whole template and says, for everything it asserts by words or typed numbers, what would prove it; asks for those values. In steps of a line
 * each, so that whoever takes them can let others in between.
 */
export function* planAssertions(
  { template, catalogue, period, figures, villages, claims, names }: PlanAssertionsInput,
  requests: RequestList,
): Generator<void, PlannedLines> {
  const lexicon = extendLexicon(catalogue.catalogue.words?.asserting ?? [])
  const labels = catalogue.catalogue.indicators.map(({ label }) => label)
  const lines = yield* readTemplateLines(template, { period, names, labels, lexicon })
  const planned = new Map(
    figures.flatMap((figure) =>
      figure.indicator === undefined || figure.term !== undefined ? [] : [[figure.token.offset, figure] as const],
    ),
  )
  const computed = new Map(
    figures.flatMap((figure) =>
      figure.indicator === undefined || figure.term === undefined ? [] : [[figure.token.offset, figure] as const],
    ),
  )
  const tested = new Map(
    claims.flatMap((claim) =>
      claim.indicator === undefined || claim.token.condition === undefined ? [] : [[claim.token.offset, conditionValue(claim)] as const],
    ),
  )
  const assertions: PlannedAssertion[] = []
  const planLine = planLinesOnce({ catalogue, period, figures: planned, computed, villages, claims: tested }, lines)
  for (const line of lines) {
    const { assertions: told, requests: asked } = planLine(line)
    for (const one of told) assertions.push(one)
    for (const request of asked) requests.add(request)
    yield
  }
  return { lines, assertions }
}
