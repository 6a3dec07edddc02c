import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { exactly, growthPercent, intersects, printedAgrees } from '../../../definition/report/interval.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { splitSentences } from '../../../definition/report/prose.ts'
import { findQuantities, type Quantity, quantityInterval } from '../../../definition/report/quantity.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** Numbers somebody typed where the ledger knows better: a growth or a completion behind a figure, or the same fact a second time. */
export function checkTypedNumbers(report: PrintedReport): Findings {
  const typed = report.lines.filter((line) => line.kind !== 'cell').flatMap((line) => typedIn(line).map((quantity) => ({ line, quantity })))
  const problems = typed.flatMap(({ line, quantity }) => [
    ...checkTypedGrowth(report, line, quantity),
    ...checkTypedCompletion(report, line, quantity),
    ...checkTypedFact(report, line, quantity),
  ])
  return { problems, checks: [] }
}

function typedIn(line: ProseLine): readonly Quantity[] {
  return findQuantities(line.text).filter(
    (quantity) => !line.spans.some((span) => span.figure !== undefined && quantity.start < span.end && span.start < quantity.end),
  )
}

function problem(line: ProseLine, quantity: Quantity, code: string, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', at: line.placeOf(quantity.start), message, hint }
}

/** The figure that a typed number speaks of: the last one before it in its sentence. */
function figureBefore(report: PrintedReport, line: ProseLine, quantity: Quantity): PrintedFigure | undefined {
  const figure = report.figures.findLast(
    (candidate) => candidate.line === line && candidate.start < quantity.start && candidate.quantity !== undefined,
  )
  return figure !== undefined && quantity.start < figure.sentence.end ? figure : undefined
}

const growthWords =
  /^[，,]?[^，,。；;]{0,2}(?:同比|比上年同期|较上年同期|比上年|较上年|比去年同期|较去年同期|比去年|较去年)[^，,。；;]{0,2}(增长|增加|提高|上升|下降|减少|降低)(?:了|约|近|超过?|逾)?$/

function checkTypedGrowth(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  if (quantity.base !== '%' || quantity.approximators.length > 0) return []
  const figure = figureBefore(report, line, quantity)
  if (figure?.number === undefined || figure.quantity === undefined) return []
  const words = growthWords.exec(line.text.slice(figure.quantity.stop, quantity.start))
  const then = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
  if (words === null || then === undefined || then === null) return []
  const implied = growthPercent(exactly(figure.number), exactly(decimal(then)))
  const printed = /下降|减少|降低/.test(words[1] ?? '') ? quantity.value.times('-1') : quantity.value
  if (implied !== undefined && printedAgrees(implied, printed, quantity.place)) return []
  const truth = implied === undefined ? '基数不大于零，不能说增幅' : `应为${implied.low.toFixed(2)}%`
  return [
    problem(
      line,
      quantity,
      'growth-mismatch',
      `“${figure.indicator.label}”的同比${truth}，写的是${quantity.digits}%`,
      '换成同比指标的记号',
    ),
  ]
}

function checkTypedCompletion(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  if (quantity.base !== '%' || quantity.approximators.length > 0) return []
  const figure = figureBefore(report, line, quantity)
  if (figure?.quantity === undefined) return []
  const between = line.text.slice(figure.quantity.stop, quantity.start)
  if (!/^[，,]?[^。；;]{0,4}完成[^，,。；;]{0,14}(?:任务|目标|计划)(?:数)?的?$/.test(between)) return []
  const completion = report.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === figure.indicator.id)
  const rate = completion === undefined ? undefined : report.resultOf({ ...figure.request, indicator: completion.id })?.value
  if (rate === undefined || rate === null || printedAgrees(exactly(decimal(rate)), quantity.value, quantity.place)) return []
  return [
    problem(
      line,
      quantity,
      'rate-mismatch',
      `“${figure.indicator.label}”完成年度任务的${decimal(rate).toFixed(2)}%，写的是${quantity.digits}%`,
      '换成完成率指标的记号',
    ),
  ]
}

/** 工业总产值15.2亿元 typed in one place, the token printing another value elsewhere. */
function checkTypedFact(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  if (quantity.approximators.length > 0 || quantity.base === '') return []
  const sentence = splitSentences(line.text).find((stretch) => stretch.start <= quantity.start && quantity.start < stretch.end)
  const before = line.text.slice(sentence?.start ?? 0, quantity.start)
  const clause = (before.split(/[，,；;：:、（(）)]/).at(-1) ?? '').replace(/(?:实际)?(?:完成|实现|达到|达|为|是|共|累计|合计|已)+$/, '')
  const word = findPeriodWords(before, report.plan.period).findLast((candidate) => candidate.kind !== 'compared')
  for (const figure of report.figures) {
    const names = [figure.indicator.label, ...figure.indicator.aliases]
    const named = names.find((name) => name.length >= 4 && clause.endsWith(name))
    if (named === undefined || figure.number === undefined || figure.quantity?.base !== quantity.base || figure.token.slices.length > 0)
      continue
    // 规上工业总产值 ends with 工业总产值 and is another thing.
    const longer = report.catalogue.catalogue.indicators.some(
      (other) => other.label.length > named.length && other.label.endsWith(named) && clause.endsWith(other.label),
    )
    const same =
      word === undefined ? figure.period.key === report.plan.period.key : periodFitsWord(word, figure.period, figure.indicator.flow)
    if (longer || !same || intersects(quantityInterval(quantity), exactly(figure.number))) continue
    const message = `“${named}”写的是${line.text.slice(quantity.start, quantity.stop)}，第${figure.token.at.line}行的数字是${figure.printed}${figure.printedUnit}`
    return [problem(line, quantity, 'same-fact', message, `换成记号 {{${figure.token.name}}}`)]
  }
  return []
}
