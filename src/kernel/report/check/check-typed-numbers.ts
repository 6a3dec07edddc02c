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
    ...checkTypedPart(report, line, quantity),
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

/** What may stand before an indicator's name without making it another thing: 规模工业总产值 is not 工业总产值, 全镇工业总产值 is. */
const beforeName = /(?:^|全[镇乡县年]|[我本][镇乡]|今年|本年|其中|实现|完成|月份?|年度?|季度|共|累计|的|发放|新增)$/
const planned = /目标|力争|计划|预期|争取|预计|确保|安排/

/** 工业总产值15.2亿元 typed in one place, the token printing another value elsewhere. */
function checkTypedFact(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  if (quantity.approximators.length > 0 || quantity.base === '') return []
  const sentence = splitSentences(line.text).find((stretch) => stretch.start <= quantity.start && quantity.start < stretch.end)
  const before = line.text.slice(sentence?.start ?? 0, quantity.start)
  if (planned.test(before)) return []
  const clause = (before.split(/[，,；;：:、（(）)]/).at(-1) ?? '').replace(/(?:实际)?(?:完成|实现|达到|达|为|是|共|累计|合计|已)+$/, '')
  const word = findPeriodWords(before, report.plan.period).findLast((candidate) => candidate.kind !== 'compared')
  const same = report.figures.filter((figure) => {
    if (figure.number === undefined || figure.quantity?.base !== quantity.base || figure.token.slices.length > 0) return false
    const fits =
      word === undefined
        ? figure.period.lastMonth.slice(0, 4) === report.plan.period.lastMonth.slice(0, 4)
        : periodFitsWord(word, figure.period, figure.indicator.flow)
    const names = [figure.indicator.label, ...figure.indicator.aliases]
    return fits && names.some((name) => name.length >= 4 && clause.endsWith(name) && beforeName.test(clause.slice(0, -name.length)))
  })
  const [first] = same
  if (
    first === undefined ||
    same.some((figure) => figure.number !== undefined && intersects(quantityInterval(quantity), exactly(figure.number)))
  )
    return []
  const written = line.text.slice(quantity.start, quantity.stop)
  const message = `“${first.indicator.label}”写的是${written}，第${first.token.at.line}行的数字是${first.printed}${first.printedUnit}`
  return [problem(line, quantity, 'same-fact', message, `换成记号 {{${first.token.name}}}`)]
}

/** One part typed among the printed parts of a partition: it must be what is left of the whole in one of the readings. */
function checkTypedPart(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  const sentence = splitSentences(line.text).find((stretch) => stretch.start <= quantity.start && quantity.start < stretch.end)
  if (sentence === undefined || quantity.approximators.length > 0) return []
  const figures = report.figures.filter((figure) => figure.line === line && figure.start >= sentence.start && figure.start < sentence.end)
  const others = typedIn(line).filter(
    (other) => other.start >= sentence.start && other.start < sentence.end && other.base === quantity.base,
  )
  if (others.length !== 1 || !line.text.slice(sentence.start, quantity.start).includes('其中')) return []
  for (const check of report.catalogue.checks) {
    if (check.kind !== 'partition') continue
    const valueOf = (id: string) => figures.find((figure) => figure.indicator.id === id && figure.quantity?.base === quantity.base)?.number
    const whole = valueOf(check.whole)
    if (whole === undefined) continue
    const left = check.readings.flatMap((reading) => {
      const known = reading.parts.flatMap((id) => valueOf(id) ?? [])
      return known.length === reading.parts.length - 1 && known.length > 0 ? [known.reduce((rest, part) => rest.minus(part), whole)] : []
    })
    if (left.length === 0 || left.some((rest) => intersects(quantityInterval(quantity), exactly(rest)))) continue
    const message = `“${check.label}”：总数减去其他各数应为${left.map((rest) => rest.toFixed()).join('或')}，写的是${quantity.digits}`
    return [problem(line, quantity, 'partition-sum', message, '换成指标的记号')]
  }
  return []
}
