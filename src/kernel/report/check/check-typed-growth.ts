import { type Decimal, decimal, plainDecimal, roundHalfUp } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import {
  exactly,
  growthPercent,
  type Interval,
  printedAgrees,
  roundedInterval,
  scaleInterval,
} from '../../../definition/report/interval.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import type { Quantity } from '../../../definition/report/quantity.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { typedAgrees } from './typed-agrees.ts'

const lastYear = '(?:同比(?:上年|去年)?(?:同期)?|[比较](?:上年|去年)(?:同期)?)'
/** Words that leave it the figure's own: 增速同比提高, 户均比上年增加, 较上年末增加 and 同比分别增长 speak of something else. */
const compared = `[，,、]?\\s*[（(]?(?:也|均|又|再|仍|总体|整体|实现|预计)?${lastYear}(?:大幅|小幅|稳步|略有?|有所|实现|累计|净|共|约)?`
/** What leads from a figure to its growth: ，同比增长; （比上年提高; ，增幅为. */
const growthWords = new RegExp(`^(?:[，,]|${compared})(?:(增长|增加|提高|上升|下降|减少|降低)了?|(?:增幅|增速)(?:为|达到?)?)$`)
const differenceWords = new RegExp(`^${compared}(增加|增长|净增|多|提高|上升|减少|下降|降低|少)了?$`)
const multipleWords = /^[，,]?(?:是|为|达到?|相当于|增长到|增加到)(?:上年|去年)(?:同期|全年)?的$/
const doublingWords = new RegExp(`^[，,]?(?:${lastYear}|增长)?(?:实现)?$`)
const doubling = /翻(?:了)?([一两二三])?番(?!目标|任务|计划|行动|工程)/g
const namesLastYear = new RegExp(`${lastYear}|上年|去年`)
/** 五年来, 由2015年的…增加到, 与…相比: a growth that names no year of its own is over that time, not over last year. */
const otherBase =
  /年前|(?<!今年|年初)以来|[两二三四五六七八九十\d]年[来间]|近[两二三四五六七八九十\d]+年|十[一二三四五六]五|(?<!上年|去年|同期)相比/
const baseYear = /[由从比较][^，,。；;]*?(\d{4})年/

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
  if (isOverOtherTime(figure, between)) return []
  const then = lastYearOf(report, figure)
  // 增长12%左右 in next year's targets is a direction, not a sum.
  const aim = word !== undefined && figure.period.lastMonth > report.plan.period.lastMonth
  if (then === undefined || aim) return []
  const growth = growthWords.exec(between)
  if (growth !== null && quantity.base === '百分点' && figure.quantity.base !== '%') {
    return [reportProblem(line.placeOf(quantity.start), 'percent-point.amount', { indicator: figure.indicator.label })]
  }
  const truth = truthOf(between, growth?.[1], { quantity, figure, then, now: figure.number })
  if (truth === undefined || agrees(quantity, truth)) return []
  const should =
    truth.value === undefined ? '基数不大于零，不能说增幅' : `应为${plainDecimal(decimal(truth.value.toFixed(2)))}${truth.unit}`
  const written = line.text.slice(word?.position === 'before' ? word.start : quantity.start, quantity.stop)
  return [
    reportProblem(line.placeOf(quantity.start), 'growth-mismatch.rate', { indicator: figure.indicator.label, truth: should, written }),
  ]
}

interface Compared {
  readonly quantity: Quantity
  readonly figure: PrintedFigure
  readonly now: Decimal
  readonly then: Decimal
}

interface Truth {
  readonly value: Decimal | undefined
  readonly unit: string
  /** What the printed digits allow besides; typed beside 近 and the like, the number is held against the value alone. */
  readonly range?: Interval | undefined
}

/** What the typed number should be; undefined when the words say nothing of last year, a value of undefined when there is no such number. */
function truthOf(between: string, verb: string | undefined, { quantity, figure, now, then }: Compared): Truth | undefined {
  const { base } = quantity
  if (base === '倍' && multipleWords.test(between)) return { value: then.gt('0') ? now.div(then) : undefined, unit: '倍' }
  if ((base === '%' || base === '倍') && growthWords.test(between)) {
    const percent = growthPercent(exactly(now), exactly(then))?.low
    const one = signOf(verb).div(base === '倍' ? '100' : '1')
    const printed = growthPercent(printedInterval(figure, now), exactly(then))
    return { value: percent?.times(one), unit: base, range: printed && scaleInterval(printed, one) }
  }
  const points = base === '百分点' && figure.quantity?.base === '%'
  const difference = differenceWords.exec(between)
  if (difference === null || !(points || (base !== '%' && base !== '' && base === baseUnit(figure.indicator.unit)))) return undefined
  const one = signOf(difference[1])
  return {
    value: now.minus(then).times(one),
    unit: base,
    range: points ? scaleInterval(exactly(printedPoints(figure, then, quantity)), one) : undefined,
  }
}

/** 99.8% less 94.0%: both are rounded before one is taken from the other. */
function printedPoints(figure: PrintedFigure, then: Decimal, { digits }: Quantity): Decimal {
  return (figure.quantity?.value ?? then).minus(roundHalfUp(then, digits.split('.')[1]?.length ?? 0))
}

function signOf(verb: string | undefined): Decimal {
  return decimal(/下降|减少|降低|少/.test(verb ?? '') ? '-1' : '1')
}

/** What the printed digits may stand for (domain rule 2.6); beside an approximator the value itself. */
function printedInterval({ quantity }: PrintedFigure, value: Decimal): Interval {
  return quantity === undefined || quantity.approximators.length > 0 ? exactly(value) : roundedInterval(quantity.value, quantity.place)
}

function agrees(quantity: Quantity, { value, range }: Truth): boolean {
  if (value !== undefined && typedAgrees(quantity, value)) return true
  return range !== undefined && quantity.approximators.length === 0 && printedAgrees(range, quantity.value, quantity.place)
}

function isOverOtherTime({ line, sentence, start, period }: PrintedFigure, between: string): boolean {
  if (namesLastYear.test(between)) return false
  const before = line.text.slice(sentence.start, start)
  const year = baseYear.exec(before)?.[1]
  return otherBase.test(before) || (year !== undefined && year !== lastYearPeriod(period).lastMonth.slice(0, 4))
}

/** 翻番 typed right behind a figure: twice last year's value, 翻两番 four times. */
export function checkTypedDoubling(report: PrintedReport): readonly Diagnostic[] {
  return report.lines.flatMap((line) =>
    [...line.text.matchAll(doubling)].flatMap((match) => {
      if (line.spans.some((span) => span.start <= match.index && match.index < span.end)) return []
      const figure = report.figures.findLast((candidate) => candidate.line === line && candidate.start < match.index)
      if (figure?.number === undefined || figure.quantity === undefined) return []
      const between = line.text.slice(figure.quantity.stop, match.index)
      if (!doublingWords.test(between) || isOverOtherTime(figure, between)) return []
      const then = lastYearOf(report, figure)
      const times = { 两: '4', 二: '4', 三: '8' }[match[1] ?? ''] ?? '2'
      if (then === undefined || (then.gt('0') && figure.number.gte(then.times(times)))) return []
      return [
        reportProblem(line.placeOf(match.index), 'growth-mismatch.doubling', {
          indicator: figure.indicator.label,
          before: plainDecimal(then),
          said: match[0],
          times,
        }),
      ]
    }),
  )
}

function lastYearOf(report: PrintedReport, figure: PrintedFigure): Decimal | undefined {
  const then = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
  return then === undefined || then === null || !/^-?\d+(?:\.\d+)?$/.test(then) ? undefined : decimal(then)
}
