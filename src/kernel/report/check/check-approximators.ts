import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { lastYearPeriod } from '../../../definition/period/related-periods.ts'
import { approximatorHolds, looksRound, presentWindow } from '../../../definition/report/approximator.ts'
import { coreFactor, unitWordFits } from '../../../definition/report/unit-words.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { type Findings, figureProblem } from './findings.ts'

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
    return [figureProblem(figure, 'approximator-stacked', `“${first.word}”和“${second.word}”重复修饰一个数`, '两个词留一个')]
  }
  // 签约率超过80% is true of 82.3 %: a bound says no less than the rate is.
  const bound =
    first.kind === 'atLeast' ||
    first.kind === 'atMost' ||
    (figure.indicator.unit === '%' && (first.kind === 'exceed' || first.kind === 'reach'))
  if (figure.indicator.exact && !bound) {
    return [figureProblem(figure, 'approximator-exact', `“${label}”必须写确数，不能用“${first.word}”`, `去掉“${first.word}”，写出确数`)]
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
    const message = `“${label}”实际为${plainDecimal(decimal(actual.toFixed(4)))}${unit}，“${first.word}”${presentWindow(subject)}${unit}`
    return [figureProblem(figure, 'approximator-false', message, '改用相符的词，或写出确数')]
  }
  if (first.kind === 'reach') {
    const before = report.resultOf({ ...figure.request, period: lastYearPeriod(figure.period).key })?.value
    if (before !== undefined && before !== null && /^-?\d/.test(before) && decimal(before).gte(quantity.value)) {
      return [figureProblem(figure, 'approximator-false', `“${label}”上年同期已是${before}${quantity.base}，不能说“突破”`, '改写这句话')]
    }
  }
  const loose = first.kind === 'atLeast' || first.kind === 'atMost' || first.kind === 'under'
  // 增长12%左右, 约45天: whole rates and days are as round as they get.
  const whole = /^(?:%|天|倍|年)$/.test(quantity.base) && !quantity.digits.includes('.')
  if (figure.token.format.type === 'rounded' || loose || whole || looksRound(quantity.digits)) return []
  const message = `“${first.word}”后面的${quantity.digits}不是整数`
  return [figureProblem(figure, 'approximator-not-round', message, '写成 |单位|整100 这样的取整，或去掉这个词', 'warning')]
}
