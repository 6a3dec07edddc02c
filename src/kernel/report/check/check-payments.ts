import { plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { CheckResult } from '../../../definition/report/types.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** Money that was paid out is best printed so that it can be compared to the yuan with its lines (identity 9); what rounding drops is pointed out. */
export function checkPayments(report: PrintedReport): Findings {
  const compared = report.figures.flatMap((figure) => {
    const check = comparePayment(figure)
    return check === undefined ? [] : [{ figure, check }]
  })
  return {
    problems: compared.flatMap(({ figure, check }) => findRounded(figure, check) ?? []),
    checks: compared.map(({ check }) => check),
  }
}

function findRounded(figure: PrintedFigure, check: CheckResult): Diagnostic | undefined {
  if (check.proof !== 'fails' || (figure.quantity?.approximators.length ?? 0) > 0) return undefined
  return reportProblem(figure.token.at, 'payment-rounded', { indicator: figure.indicator.label, detail: check.detail })
}

function comparePayment(figure: PrintedFigure): CheckResult | undefined {
  const { indicator, quantity, number, result } = figure
  if (!indicator.exact || quantity?.base !== '元' || number === undefined) return undefined
  const left = quantity.value.minus(number).abs()
  const same = left.lt('1') ? '相符' : `印出的位数略去${plainDecimal(left)}元`
  const detail = `印出${figure.printed}${figure.printedUnit}，即${plainDecimal(quantity.value)}元；${result.records}笔明细合计${plainDecimal(number)}元，${same}。`
  return {
    id: `payment:${figure.n}`,
    label: `${indicator.label}与明细合计`,
    proof: left.lt('1') ? 'holds' : 'fails',
    detail,
    figures: [figure.n],
  }
}
