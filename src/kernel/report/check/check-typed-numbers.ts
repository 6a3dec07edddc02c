import { decimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import type { Period } from '../../../definition/period/types.ts'
import { exactly, intersects, printedAgrees } from '../../../definition/report/interval.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { sentenceAt } from '../../../definition/report/prose.ts'
import { findQuantities, type Quantity, quantityInterval } from '../../../definition/report/quantity.ts'
import { reportProblem } from '../codes.ts'
import { headingPeriods } from '../period/heading-periods.ts'
import { nameTypedFact } from '../plan/name-typed-fact.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { villagesIn } from '../verdict/subjects.ts'
import { checkTypedDoubling, checkTypedGrowth } from './check-typed-growth.ts'
import { checkTypedRate } from './check-typed-rate.ts'
import type { Findings } from './findings.ts'
import { presentAsWritten } from './present-as-written.ts'
import { typedAgrees } from './typed-agrees.ts'

/** Numbers somebody typed where the ledger knows better: a growth or a completion behind a figure, or the same fact a second time. */
export function checkTypedNumbers(report: PrintedReport): Findings {
  const headings = headingPeriods(report.lines, report.plan.period)
  const lines = report.lines.filter((line) => line.kind !== 'cell').map((line) => ({ line, typed: typedIn(line) }))
  const problems = lines.flatMap(({ line, typed }) =>
    typed.flatMap((quantity) => [
      ...checkTypedGrowth(report, figureBefore(report, line, quantity), { line, quantity }),
      ...checkTypedRate(report, figureBefore(report, line, quantity), { line, quantity }),
      ...checkTypedCompletion(report, line, quantity),
      ...checkTypedFact(report, line, { quantity, heading: headings.get(line) }),
      ...checkTypedPart(report, line, { quantity, typed }),
    ]),
  )
  return { problems: [...problems, ...checkTypedDoubling(report)], checks: [] }
}

function typedIn(line: ProseLine): readonly Quantity[] {
  return findQuantities(line.text).filter(
    (quantity) => !line.spans.some((span) => span.figure !== undefined && quantity.start < span.end && span.start < quantity.end),
  )
}

/** The figure that a typed number speaks of: the last one before it in its sentence. */
function figureBefore(report: PrintedReport, line: ProseLine, quantity: Quantity): PrintedFigure | undefined {
  const figure = report.figures.findLast(
    (candidate) => candidate.line === line && candidate.start < quantity.start && candidate.quantity !== undefined,
  )
  return figure !== undefined && quantity.start < figure.sentence.end ? figure : undefined
}

function checkTypedCompletion(report: PrintedReport, line: ProseLine, quantity: Quantity): readonly Diagnostic[] {
  if (quantity.base !== '%' || quantity.approximators.length > 0) return []
  const figure = figureBefore(report, line, quantity)
  if (figure?.quantity === undefined) return []
  const between = line.text.slice(figure.quantity.stop, quantity.start)
  // 完成三年任务的60% is of another target than the year's.
  if (/(?:[两二三四五六七八九十]|(?<!\d)\d{1,2})年(?:总|行动)?(?:任务|目标|计划)|十[一二三四五六]五/.test(between)) return []
  if (!/^[，,]?[^。；;]{0,4}完成[^，,。；;]{0,14}(?:任务|目标|计划)(?:数)?(?:\d[\d.,]*[\u4e00-\u9fa5]{1,3})?的?$/.test(between)) return []
  const completion = report.catalogue.catalogue.indicators.find((other) => other.type === 'completion' && other.of === figure.indicator.id)
  const rate = completion === undefined ? undefined : report.resultOf({ ...figure.request, indicator: completion.id })?.value
  if (rate === undefined || rate === null || printedAgrees(exactly(decimal(rate)), quantity.value, quantity.place)) return []
  return [
    reportProblem(line.placeOf(quantity.start), 'rate-mismatch.completion', {
      indicator: figure.indicator.label,
      rate: decimal(rate).toFixed(2),
      written: quantity.digits,
    }),
  ]
}

interface TypedPlace {
  readonly quantity: Quantity
  readonly heading: Period | undefined
}

const partOfWhole = /^，?(?:约|近)?占(?:到|了)?(?:全年|全镇|年度|总|全部|所有|其)*$/

/** 工业总产值15.2亿元 typed in one place: held against the figures of that name, and against the ledger itself. */
function checkTypedFact(report: PrintedReport, line: ProseLine, { quantity, heading }: TypedPlace): readonly Diagnostic[] {
  const fact = nameTypedFact(line.text, quantity, report.catalogue, report.plan.period)
  if (fact === undefined || line.kind === 'cell') return []
  const { indicator, periods, said } = fact
  // 石门村新建高标准农田518亩，新增停车位50个: what goes on about a village is held by the reading of the sentence.
  const before =
    line.text
      .slice(0, quantity.start)
      .split(/[。；！？]/)
      .at(-1) ?? ''
  if (villagesIn(before, report.plan.villages).length > 0 && !/全镇|我镇|累计|合计/.test(before.split('，').at(-1) ?? '')) return []
  // What stands below 三、2021年目标 is not there yet.
  if (!said && heading !== undefined && heading.firstMonth > report.plan.period.lastMonth) return []
  const printed = report.figures.filter(
    (figure) => figure.indicator.id === indicator.id && figure.token.slices.length === 0 && figure.number !== undefined,
  )
  // Without words of time it may be any of the printed ones.
  const same = printed.filter((figure) =>
    said
      ? periods.some(({ firstMonth, lastMonth }) => figure.period.firstMonth === firstMonth && figure.period.lastMonth === lastMonth)
      : true,
  )
  if (same.some((figure) => figure.number !== undefined && typedAgrees(quantity, figure.number))) return []
  // 新增就业35人，占全年{{新增就业人数}}人的18.8%: a part, whose whole stands behind it.
  if (same.some((figure) => figure.line === line && partOfWhole.test(line.text.slice(quantity.stop, figure.start)))) return []
  const at = line.placeOf(quantity.start)
  const written = line.text.slice(quantity.start, quantity.stop)
  const [first] = same
  if (first !== undefined) {
    return [
      reportProblem(at, 'same-fact', {
        indicator: indicator.label,
        written,
        line: first.token.at.line,
        printed: `${first.printed}${first.printedUnit}`,
        name: first.token.name,
      }),
    ]
  }
  const values = periods.flatMap((period) => {
    const value = report.resultOf({ indicator: indicator.id, period: period.key })?.value
    return value === undefined || value === null || !/^-?\d/.test(value) ? [] : [{ period, value: decimal(value) }]
  })
  const [known] = values
  if (known === undefined || values.some(({ value }) => typedAgrees(quantity, value))) return []
  return [
    reportProblem(at, 'typed-fact', {
      indicator: indicator.label,
      written,
      period: presentPeriod(known.period),
      known: presentAsWritten(known.value, quantity, indicator.unit),
    }),
  ]
}

interface TypedAmong {
  readonly quantity: Quantity
  /** All numbers typed in the line. */
  readonly typed: readonly Quantity[]
}

/** One part typed among the printed parts of a partition: it must be what is left of the whole in one of the readings. */
function checkTypedPart(report: PrintedReport, line: ProseLine, { quantity, typed }: TypedAmong): readonly Diagnostic[] {
  const sentence = sentenceAt(line.text, quantity.start)
  if (sentence === undefined || quantity.approximators.length > 0) return []
  if (!line.text.slice(sentence.start, quantity.start).includes('其中')) return []
  const others = typed.filter((other) => other.start >= sentence.start && other.start < sentence.end && other.base === quantity.base)
  if (others.length !== 1) return []
  const figures = report.figures.filter((figure) => figure.line === line && figure.start >= sentence.start && figure.start < sentence.end)
  for (const check of report.catalogue.checks) {
    if (check.kind !== 'partition') continue
    const numberOf = (id: string) => figures.find((figure) => figure.indicator.id === id && figure.quantity?.base === quantity.base)?.number
    const whole = numberOf(check.whole)
    if (whole === undefined) continue
    const left = check.readings.flatMap((reading) => {
      const known = reading.parts.flatMap((id) => numberOf(id) ?? [])
      return known.length === reading.parts.length - 1 && known.length > 0 ? [known.reduce((rest, part) => rest.minus(part), whole)] : []
    })
    if (left.length === 0 || left.some((rest) => intersects(quantityInterval(quantity), exactly(rest)))) continue
    return [
      reportProblem(line.placeOf(quantity.start), 'partition-sum', {
        check: check.label,
        rest: left.map((rest) => rest.toFixed()).join('或'),
        written: quantity.digits,
      }),
    ]
  }
  return []
}
