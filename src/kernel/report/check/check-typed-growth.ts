import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { exactly, growthPercent } from '../../../definition/report/interval.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { typedAgrees } from './typed-agrees.ts'

const lastYear = '(?:同比|[比较](?:上年|去年)(?:同期)?)'
/** What leads from a figure to its growth: ，同比增长; （比上年提高; ，增幅为. */
const growthWords = new RegExp(
  `^(?:[，,]|[，,]?[^，,。；;]{0,2}${lastYear}[^，,。；;]{0,2})(?:(增长|增加|提高|上升|下降|减少|降低)了?|(?:增幅|增速)(?:为|达到?)?)$`,
)
const differenceWords = new RegExp(`^[，,]?[^，,。；;]{0,2}${lastYear}[^，,。；;]{0,2}(增加|增长|净增|多|提高|上升|减少|下降|降低|少)了?$`)
const multipleWords = /^[，,]?(?:是|为|达到?|相当于|增长到|增加到)(?:上年|去年)(?:同期|全年)?的$/
const doublingWords = new RegExp(`^[，,]?(?:${lastYear}|增长)?(?:实现)?$`)
const doubling = /翻(?:了)?([一两二三])?番/g

interface Place {
  readonly line: ProseLine
  readonly quantity: Quantity
}

/** What was typed behind a figure about last year, held against last year's value: 同比增长13.6%, 增加587万元, 增长1.5倍, 是上年的2倍, 提高0.6个百分点. */
export function checkTypedGrowth(
  report: PrintedReport,
  figure: PrintedFigure | undefined,
  { line, quantity }: Place,
): readonly Diagnostic[] {
  const [word] = quantity.approximators
  if (figure?.number === undefined || figure.quantity === undefined || quantity.approximators.length > 1) return []
  const between = line.text.slice(figure.quantity.stop, word?.position === 'before' ? word.start : quantity.start)
  const then = lastYearOf(report, figure)
  // 增长12%左右 in next year's targets is a direction, not a sum.
  const aim = word !== undefined && figure.period.lastMonth > report.plan.period.lastMonth
  if (then === undefined || aim) return []
  const growth = growthWords.exec(between)
  if (growth !== null && quantity.base === '百分点' && figure.quantity.base !== '%') {
    return [problem(line, quantity.start, 'percent-point', `“${figure.indicator.label}”的升降写成了百分点`, '一个量的升降用%')]
  }
  const truth = truthOf(between, growth?.[1], { quantity, figure, then, now: figure.number })
  if (truth === undefined || (truth.value !== undefined && typedAgrees(quantity, truth.value))) return []
  const should =
    truth.value === undefined ? '基数不大于零，不能说增幅' : `应为${plainDecimal(decimal(truth.value.toFixed(2)))}${truth.unit}`
  const written = line.text.slice(word?.position === 'before' ? word.start : quantity.start, quantity.stop)
  const message = `“${figure.indicator.label}”的同比${should}，写的是${written}`
  return [problem(line, quantity.start, 'growth-mismatch', message, '换成同比指标的记号')]
}

interface Compared {
  readonly quantity: Quantity
  readonly figure: PrintedFigure
  readonly now: Decimal
  readonly then: Decimal
}

/** What the typed number should be; undefined when the words say nothing of last year, a value of undefined when there is no such number. */
function truthOf(
  between: string,
  verb: string | undefined,
  { quantity, figure, now, then }: Compared,
): { readonly value: Decimal | undefined; readonly unit: string } | undefined {
  const { base } = quantity
  if (base === '倍' && multipleWords.test(between)) return { value: then.gt('0') ? now.div(then) : undefined, unit: '倍' }
  if ((base === '%' || base === '倍') && growthWords.test(between)) {
    const percent = growthPercent(exactly(now), exactly(then))?.low
    const value = percent === undefined ? undefined : signed(base === '倍' ? percent.div('100') : percent, verb)
    return { value, unit: base }
  }
  const points = base === '百分点' && figure.quantity?.base === '%'
  const difference = differenceWords.exec(between)
  if (difference === null || !(points || (base !== '%' && base !== '' && base === baseUnit(figure.indicator.unit)))) return undefined
  return { value: signed(now.minus(then), difference[1]), unit: base }
}

function signed(value: Decimal, verb: string | undefined): Decimal {
  return /下降|减少|降低|少/.test(verb ?? '') ? value.times('-1') : value
}

/** 翻番 typed right behind a figure: twice last year's value, 翻两番 four times. */
export function checkTypedDoubling(report: PrintedReport): readonly Diagnostic[] {
  return report.lines.flatMap((line) =>
    [...line.text.matchAll(doubling)].flatMap((match) => {
      if (line.spans.some((span) => span.start <= match.index && match.index < span.end)) return []
      const figure = report.figures.findLast((candidate) => candidate.line === line && candidate.start < match.index)
      if (figure?.number === undefined || figure.quantity === undefined) return []
      if (!doublingWords.test(line.text.slice(figure.quantity.stop, match.index))) return []
      const then = lastYearOf(report, figure)
      const times = { 两: '4', 二: '4', 三: '8' }[match[1] ?? ''] ?? '2'
      if (then === undefined || (then.gt('0') && figure.number.gte(then.times(times)))) return []
      const message = `“${figure.indicator.label}”上年同期是${plainDecimal(then)}，${match[0]}要求达到它的${times}倍`
      return [problem(line, match.index, 'growth-mismatch', message, '改写这句话')]
    }),
  )
}

function lastYearOf(report: PrintedReport, figure: PrintedFigure): Decimal | undefined {
  const then = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
  return then === undefined || then === null || !/^-?\d+(?:\.\d+)?$/.test(then) ? undefined : decimal(then)
}

function problem(line: ProseLine, index: number, code: string, message: string, hint: string): Diagnostic {
  return { code, severity: 'error', at: line.placeOf(index), message, hint }
}
