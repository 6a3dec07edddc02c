import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { findQuantities, readQuantity } from '../../../definition/report/quantity.ts'
import { unitWordFits } from '../../../definition/report/unit-words.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** The unit word behind a token is the token's unit; % and 百分点 are never taken for each other. */
export function checkUnits(report: PrintedReport): Findings {
  return { problems: report.figures.flatMap((figure) => findUnitProblem(figure) ?? []), checks: [] }
}

function findUnitProblem(figure: PrintedFigure): Diagnostic | undefined {
  if (figure.quantity === undefined || figure.printedUnit === '无') return undefined
  const word = unitWordOf(figure)
  const { label } = figure.indicator
  const unit = figure.printedUnit
  if (word === '' && figure.inTable) return undefined
  if (unitWordFits(unit, word, label)) return undefined
  if ((unit === '%' && word === '百分点') || (unit === '百分点' && word === '%')) {
    return reportProblem(figure.token.at, 'percent-point.unit', { indicator: label, unit, written: word })
  }
  if (word === '') return reportProblem(figure.token.at, 'unit-missing', { indicator: label, unit })
  return reportProblem(figure.token.at, 'unit-mismatch.words', { indicator: label, unit, written: word })
}

/** The unit behind the number, or behind the last of a row of numbers that share one: 分别为 12.3、4.5 亿元, 10 至 20 万元. */
function unitWordOf(figure: PrintedFigure): string {
  const { line } = figure
  let { quantity } = figure
  for (let step = 0; quantity !== undefined && quantity.unit.word === '' && step < 12; step += 1) {
    const joint = /^\s*(?:、|和|与|及|至|到|—|-|～|~)\s*/.exec(line.text.slice(quantity.end))
    if (joint === null) return ''
    const next: number = quantity.end + joint[0].length
    const span = line.spans.find((candidate) => candidate.start === next)
    const following = span === undefined ? findQuantities(line.text).find((other) => other.start === next) : undefined
    if (span !== undefined && /^-?\d/.test(line.text.slice(span.start))) quantity = readQuantity(line.text, span.start, span.end)
    else quantity = following
  }
  return quantity?.unit.word ?? ''
}
