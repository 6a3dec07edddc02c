import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { approximatorHolds, looksRound, presentWindow } from '../../../definition/report/approximator.ts'
import { coreFactor, unitWordFits } from '../../../definition/report/unit-words.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** 近, 余, 约, 逾, 突破, 以上, 不足 beside a figure are true of its value, alone, and not beside numbers that must be exact. */
export function checkApproximators(report: PrintedReport): Findings {
  return { problems: report.figures.flatMap((figure) => checkFigure(figure, report)), checks: [] }
}

function checkFigure(figure: PrintedFigure, report: PrintedReport): readonly Diagnostic[] {
  const { quantity, number } = figure
  const [first, second] = quantity?.approximators ?? []
  if (quantity === undefined || number === undefined || first === undefined) return []
  const { label } = figure.indicator
  if (second !== undefined) {
    return [reportProblem(figure.token.at, 'approximator-stacked', { first: first.word, second: second.word })]
  }
  // 签约率超过80% is true of 82.3 %: a bound says no less than the rate is.
  const bound =
    first.kind === 'atLeast' ||
    first.kind === 'atMost' ||
    (figure.indicator.unit === '%' && (first.kind === 'exceed' || first.kind === 'reach'))
  if (figure.indicator.exact && !bound) {
    return [reportProblem(figure.token.at, 'approximator-exact', { indicator: label, word: first.word })]
  }
  if (!unitWordFits(figure.printedUnit, quantity.unit.word, label)) return []
  const { factor } = coreFactor(quantity.unit.core)
  const subject = {
    kind: first.kind,
    printed: quantity.value,
    digits: quantity.digits,
    scale: quantity.unit.scale.times(factor),
    over: quantity.unit.scaleWord === '' ? ('beforeScale' as const) : quantity.unit.over,
  }
  const actual = quantity.value.gte('0') ? number.abs() : number
  if (!approximatorHolds({ ...subject, actual })) {
    const unit = quantity.base
    return [
      reportProblem(figure.token.at, 'approximator-false.value', {
        indicator: label,
        actual: `${plainDecimal(decimal(actual.toFixed(4)))}${unit}`,
        word: first.word,
        window: `${presentWindow(subject)}${unit}`,
      }),
    ]
  }
  if (first.kind === 'reach') {
    const before = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
    if (before !== undefined && before !== null && /^-?\d/.test(before) && decimal(before).gte(quantity.value)) {
      return [reportProblem(figure.token.at, 'approximator-false.before', { indicator: label, before: `${before}${quantity.base}` })]
    }
  }
  const loose = first.kind === 'atLeast' || first.kind === 'atMost' || first.kind === 'under'
  // 增长12%左右, 约45天: whole rates and days are as round as they get.
  const whole = /^(?:%|天|倍|年)$/.test(quantity.base) && !quantity.digits.includes('.')
  if (figure.token.format.type === 'rounded' || loose || whole || looksRound(quantity.digits)) return []
  return [reportProblem(figure.token.at, 'approximator-not-round', { word: first.word, digits: quantity.digits })]
}
