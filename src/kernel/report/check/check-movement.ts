import { movementBefore } from '../print/figure-surroundings.ts'
import type { PrintedReport } from '../types.ts'
import { type Findings, figureProblem } from './findings.ts'

/** 增长 is not said of a fall, nor 下降 of a rise: the sign of a change agrees with the verb before it. */
export function checkMovement(report: PrintedReport): Findings {
  const problems = report.figures.flatMap((figure) => {
    const { indicator, number } = figure
    if (number === undefined || (indicator.type !== 'yearOnYear' && indicator.type !== 'periodOnPeriod')) return []
    const before = figure.line.text.slice(0, figure.start)
    const movement = movementBefore(before)
    if (movement === 'rising' && number.lt('0')) {
      return [figureProblem(figure, 'movement', `“${indicator.label}”是${figure.printed}，前面写的是增长`, '改写成下降')]
    }
    if (movement === 'falling' && number.gt('0')) {
      return [figureProblem(figure, 'movement', `“${indicator.label}”是${figure.printed}，前面写的是下降`, '改写成增长')]
    }
    return []
  })
  return { problems, checks: [] }
}
