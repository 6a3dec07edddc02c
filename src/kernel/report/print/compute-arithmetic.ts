import type { IndicatorRequest, IndicatorResult } from '../../indicator/types.ts'
import { requestKey } from '../request-key.ts'
import type { ReportPlan } from '../types.ts'
import { evaluateTerm, requestsOf } from '../verdict/terms.ts'

/** The results of arithmetic written in tokens, from the results of what it is made of. */
export function computeArithmetic(plan: ReportPlan, results: readonly IndicatorResult[]): readonly IndicatorResult[] {
  if (!plan.figures.some((figure) => figure.indicator !== undefined && figure.term !== undefined)) return []
  const known = new Map(results.map((result) => [requestKey(result.request), result]))
  const resultOf = (request: IndicatorRequest) => known.get(requestKey(request))
  return plan.figures.flatMap((figure): readonly IndicatorResult[] => {
    if (figure.indicator === undefined || figure.term === undefined) return []
    const operands = requestsOf(figure.term).map(resultOf)
    const value = evaluateTerm(figure.term, resultOf)
    const missing = operands.find((result) => result?.value === null || result === undefined)
    const unknown = missing?.unknown ?? missing?.error ?? '除数不大于零'
    return [
      {
        request: figure.request,
        unit: figure.indicator.unit,
        value: value === undefined ? null : value.toFixed(),
        list: undefined,
        unknown: value === undefined ? unknown : undefined,
        error: undefined,
        records: operands.reduce((sum, result) => sum + (result?.records ?? 0), 0),
      },
    ]
  })
}
