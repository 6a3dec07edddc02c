import { parseTemplate } from '../../definition/report/parse-template.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { traceIndicator } from '../indicator/index.ts'
import type { IndicatorRequest, IndicatorTrace } from '../indicator/types.ts'
import type { Instant } from '../ledger/types.ts'
import { Refusal } from '../refusal.ts'
import { refuseLongLines } from './plan/long-paragraphs.ts'
import { planReport } from './plan/plan-report.ts'
import { requestKey } from './request-key.ts'
import type { PlannedFigure } from './types.ts'
import { evaluateTerm, requestsOf } from './verdict/terms.ts'

export interface TraceFigureInput {
  readonly source: string
  /** 1-based, as the compiled report numbers its figures. */
  readonly n: number
  readonly asOf?: Instant
}

/** The records behind one figure of a template. Refuses with `not-found` when there is no such figure, `invalid` when it has no indicator. */
export async function traceFigure(kernel: Kernel, actor: Actor, { source, n, asOf }: TraceFigureInput): Promise<IndicatorTrace> {
  refuseLongLines(source)
  const { template } = parseTemplate(source, 'template')
  if (template === undefined) throw new Refusal('invalid', '报告的题头有误，先改好再查来源。')
  const plan = planReport(template, kernel.catalogue, { prose: false })
  const figure = plan.figures.find((candidate) => candidate.n === n)
  if (figure === undefined) throw new Refusal('not-found', `报告里没有第${n}个数字。`)
  if (figure.indicator === undefined) throw new Refusal('invalid', `第${n}个数字“${figure.token.name}”没有对应的指标。`)
  const options = { present: plan.period.key, ...(asOf === undefined ? {} : { asOf }) }
  if (figure.term !== undefined) return traceArithmetic(kernel, actor, figure, options)
  return traceIndicator(kernel, actor, figure.request, options)
}

type TraceOptions = NonNullable<Parameters<typeof traceIndicator>[3]>

/** Arithmetic is proved by what it is made of: the operands of each of its figures, one after the other. */
async function traceArithmetic(kernel: Kernel, actor: Actor, figure: PlannedFigure, options: TraceOptions): Promise<IndicatorTrace> {
  const requests = figure.term === undefined ? [] : requestsOf(figure.term)
  const traces: IndicatorTrace[] = []
  for (const request of requests) traces.push(await traceIndicator(kernel, actor, request, options))
  const resultOf = (request: IndicatorRequest) => traces.find(({ result }) => requestKey(result.request) === requestKey(request))?.result
  const value = figure.term === undefined ? undefined : evaluateTerm(figure.term, resultOf)
  return {
    result: {
      request: figure.request,
      unit: figure.indicator.unit,
      value: value === undefined ? null : value.toFixed(),
      list: undefined,
      unknown: value === undefined ? '所由来的数不全' : undefined,
      error: undefined,
      records: traces.reduce((sum, { result }) => sum + result.records, 0),
    },
    formula: figure.indicator.label,
    operands: traces.flatMap(({ operands }) => operands),
  }
}
