import { reportProblem } from '../codes.ts'
import { movementBefore } from '../print/figure-surroundings.ts'
import type { PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** 增长 is not said of a fall, nor 下降 of a rise: the sign of a change agrees with the verb before it. */
export function checkMovement(report: PrintedReport): Findings {
  const problems = report.figures.flatMap((figure) => {
    const { indicator, number } = figure
    if (number === undefined || (indicator.type !== 'yearOnYear' && indicator.type !== 'periodOnPeriod')) return []
    const before = figure.line.text.slice(0, figure.start)
    const movement = movementBefore(before)
    if (movement === 'rising' && number.lt('0')) {
      return [reportProblem(figure.token.at, 'movement.fallen', { indicator: indicator.label, printed: figure.printed })]
    }
    if (movement === 'falling' && number.gt('0')) {
      return [reportProblem(figure.token.at, 'movement.risen', { indicator: indicator.label, printed: figure.printed })]
    }
    return []
  })
  return { problems, checks: [] }
}
