import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { operandsOf } from '../../../definition/indicator/operands.ts'
import type { ResolvedIndicator } from '../../../definition/indicator/types.ts'
import { resolvePeriodText } from '../../../definition/period/resolve-period-text.ts'
import type { Period } from '../../../definition/period/types.ts'
import { reportProblem } from '../codes.ts'
import type { ClaimToken, FigureToken } from '../types.ts'

export interface Subject {
  readonly indicator: ResolvedIndicator
  readonly period: Period
}

/** Looks up the name, the period and the slices of a token. Every problem stands at the token's first `{`. */
export function resolveSubject(
  token: FigureToken | ClaimToken,
  catalogue: CatalogueIndex,
  reportPeriod: Period,
): { readonly subject: Subject | undefined; readonly problems: readonly Diagnostic[] } {
  const problems: Diagnostic[] = []
  const indicator = resolveName(token, catalogue, problems)
  const period = resolvePeriodText(token.period, reportPeriod)
  if (period === undefined) {
    problems.push(reportProblem(token.at, 'bad-period', { period: token.period ?? '' }))
  }
  if (indicator !== undefined) {
    for (const slice of token.slices) {
      if (hasDimension(indicator, slice.dimension, catalogue)) continue
      const known = dimensionHint(indicator)
      problems.push(reportProblem(token.at, 'unknown-dimension', { indicator: indicator.label, dimension: slice.dimension, known }))
    }
  }
  const subject = indicator === undefined || period === undefined || problems.length > 0 ? undefined : { indicator, period }
  return { subject, problems }
}

function resolveName(
  { name, at }: FigureToken | ClaimToken,
  catalogue: CatalogueIndex,
  problems: Diagnostic[],
): ResolvedIndicator | undefined {
  const found = catalogue.findIndicators(name)
  const [only, ...others] = found
  if (only !== undefined && others.length === 0) return only
  if (only === undefined) {
    const near = catalogue.candidates(name)
    problems.push(reportProblem(at, 'unknown-name', { name, near: near.length === 0 ? '指标名见指标目录' : `是不是：${near.join('、')}` }))
    return undefined
  }
  const list = found.map((indicator) => `${indicator.label}（${indicator.id}）`).join('、')
  problems.push(reportProblem(at, 'ambiguous-name', { name, indicators: list, id: only.id }))
  return undefined
}

/** A computed indicator is sliced by slicing what it is made of. */
function hasDimension(indicator: ResolvedIndicator, label: string, catalogue: CatalogueIndex, depth = 0): boolean {
  if ('dimensions' in indicator) return catalogue.findDimension(indicator, label) !== undefined
  if (depth > 12) return false
  return operandsOf(indicator).some((id) => hasDimension(catalogue.getIndicator(id), label, catalogue, depth + 1))
}

function dimensionHint(indicator: ResolvedIndicator): string {
  if (!('dimensions' in indicator)) return '切片要用它所由来的台账里的维度'
  return indicator.dimensions.length === 0
    ? '它没有可以切片的维度'
    : `可以按：${indicator.dimensions.map((dimension) => dimension.label).join('、')}`
}
