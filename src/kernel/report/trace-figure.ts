import { parseTemplate } from '../../definition/report/parse-template.ts'
import type { Actor } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { traceIndicator } from '../indicator/index.ts'
import type { IndicatorTrace } from '../indicator/types.ts'
import type { Instant } from '../ledger/types.ts'
import { Refusal } from '../refusal.ts'
import { planReport } from './plan/plan-report.ts'

export interface TraceFigureInput {
  readonly source: string
  /** 1-based, as the compiled report numbers its figures. */
  readonly n: number
  readonly asOf?: Instant
}

/** The records behind one figure of a template. Refuses with `not-found` when there is no such figure, `invalid` when it has no indicator. */
export async function traceFigure(kernel: Kernel, actor: Actor, { source, n, asOf }: TraceFigureInput): Promise<IndicatorTrace> {
  const { template } = parseTemplate(source, 'template')
  if (template === undefined) throw new Refusal('invalid', '报告的题头有误，先改好再查来源。')
  const plan = planReport(template, kernel.catalogue)
  const figure = plan.figures.find((candidate) => candidate.n === n)
  if (figure === undefined) throw new Refusal('not-found', `报告里没有第${n}个数字。`)
  if (figure.indicator === undefined) throw new Refusal('invalid', `第${n}个数字“${figure.token.name}”没有对应的指标。`)
  return traceIndicator(kernel, actor, figure.request, { present: plan.period.key, ...(asOf === undefined ? {} : { asOf }) })
}
