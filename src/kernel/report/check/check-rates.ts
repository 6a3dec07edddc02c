import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { exactly, growthPercent, type Interval, printedAgrees, roundedInterval } from '../../../definition/report/interval.ts'
import { findPeriodWords, periodFitsWord } from '../../../definition/report/period-words.ts'
import { baseUnit, convertUnit } from '../../../definition/unit/unit.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { type CheckOf, type FigureGroup, findOperand, type Operand, result } from './check-identities.ts'
import { type Findings, joinFindings, nothingFound } from './findings.ts'

/** The printed growth against the printed value and last year's, as intervals of what the digits may stand for (domain rule 2.6). */
export function checkGrowth(definition: CheckOf<'growth'>, group: FigureGroup): Findings {
  const growth = group.figures.get(definition.growth)
  const rate = findOperand(definition.growth, group)
  const now = findOperand(definition.value, group)
  const then = findOperand(definition.value, { ...group, period: lastYearPeriod(getPeriod(group.period)).key, figures: new Map() })
  if (growth?.quantity === undefined || rate === undefined || now === undefined || then === undefined) return nothingFound
  const implied = growthPercent(printedInterval(now), exactly(then.value))
  const operands = [...(now.figure === undefined ? [] : [now]), rate]
  const detail = `本期${shown(now)}，上年同期${plainDecimal(then.value)}${then.unit}，印出的增幅${growth.printed}%`
  if (implied === undefined)
    return result(definition, group, {
      proof: 'unproved',
      operands,
      detail: `${detail}；基数不大于零。`,
      earns: 'check-growth',
      at: growth,
    })
  const printed = rate.value.lt('0') ? growth.quantity.value.abs().times('-1') : growth.quantity.value
  const range = `${implied.low.toFixed(3)}%～${implied.high.toFixed(3)}%`
  if (printedAgrees(implied, printed, growth.quantity.place))
    return result(definition, group, { proof: 'holds', operands, detail: `${detail}，与${range}相合。` })
  return result(definition, group, {
    proof: 'fails',
    operands,
    detail: `${detail}，按印出的数应在${range}之内。`,
    earns: 'check-growth',
    at: growth,
  })
}

/** What the printed digits may stand for; beside an approximator, or not printed at all, the value itself. */
function printedInterval({ figure, value }: Operand): Interval {
  const quantity = figure?.quantity
  if (figure === undefined || quantity === undefined || quantity.approximators.length > 0) return exactly(value)
  // In a table the unit stands in another cell: the digits alone are in the unit they were printed in.
  const { printedUnit } = figure
  const one = quantity.base === '' ? convertUnit(decimal('1'), printedUnit, baseUnit(printedUnit)) : decimal('1')
  return roundedInterval(quantity.value.times(one), quantity.place.times(one))
}

function shown({ figure, value, unit }: Operand): string {
  return figure === undefined ? `${plainDecimal(value)}${unit}` : `${figure.printed}${figure.printedUnit}`
}

/** What was reached over the year's target; a rate of part of a year says in its own sentence of which part. */
export function checkCompletion(definition: CheckOf<'completion'>, group: FigureGroup): Findings {
  const figure = group.figures.get(definition.rate)
  const rate = findOperand(definition.rate, group)
  const amount = findOperand(definition.value, group)
  if (figure === undefined || rate === undefined) return nothingFound
  const target = amount === undefined || rate.value.lte('0') ? undefined : amount.value.times('100').div(rate.value)
  const reached = amount === undefined ? '完成数未知' : `${amount.label}${plainDecimal(amount.value)}${amount.unit}`
  const wanted = target === undefined ? '未知' : `${plainDecimal(decimal(target.toFixed(2)))}${amount?.unit ?? ''}`
  const detail = `${presentPeriod(figure.period)}${reached}，年度任务${wanted}，完成率${figure.printed}%。`
  const operands = [...(amount?.figure === undefined ? [] : [amount]), rate]
  return joinFindings([
    result(definition, group, { proof: 'holds', operands, detail }),
    { problems: findUnnamedPeriod(figure, group.report), checks: [] },
  ])
}

function findUnnamedPeriod(rate: PrintedFigure, report: PrintedReport): readonly Diagnostic[] {
  const year = rate.period.lastMonth.slice(0, 4)
  if (rate.period.firstMonth === `${year}-01` && rate.period.lastMonth === `${year}-12`) return []
  const text = rate.line.text.slice(rate.sentence.start, rate.sentence.end)
  const words = findPeriodWords(text, report.plan.period).filter((word) => word.kind !== 'compared')
  if (words.some((word) => periodFitsWord(word, rate.period, 'flow'))) return []
  // Words that name another period are reported as such.
  if (words.length > 0) return []
  return [reportProblem(rate.token.at, 'completion-period.figure', { period: presentPeriod(rate.period) })]
}
