import { coverageOf, matchIndicator, plainLabel, rankIndicators } from '../../../definition/report/reading/name-indicators.ts'
import { baseUnit } from '../../../definition/unit/unit.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { isKin } from './kin.ts'
import { tableCells } from './table-cells.ts'

/** | 密切接触者 | {{间接接触者人数}} |: the row is called by another indicator's whole name, and neither row nor column by that of its token. */
export function checkCellWords(report: PrintedReport): Findings {
  const { catalogue, resultOf } = report
  const problems = tableCells(report.lines).flatMap(({ line, head, row }) => {
    const [figure, ...more] = report.figures.filter((one) => one.line === line)
    const label = row[0]?.text ?? ''
    if (figure === undefined || more.length > 0 || figure.indicator.type === 'pick' || figure.term !== undefined) return []
    const { indicator, token, request } = figure
    const unit = baseUnit(indicator.unit)
    const [other] = rankIndicators(catalogue, label, (one) => one.type !== 'pick' && baseUnit(one.unit) === unit)
    if (other?.whole !== true || other.indicator.id === indicator.id || isKin(other.indicator, indicator, catalogue)) return []
    if (plainLabel(indicator).includes(plainLabel(other.indicator))) return []
    const own = matchIndicator(catalogue, indicator.id, `${row.map(({ text }) => text).join('，')}，${head}`)
    if (own !== undefined && (own.whole || coverageOf(own) >= 0.8)) return []
    if (resultOf({ ...request, indicator: other.indicator.id })?.value === resultOf(request)?.value) return []
    return [reportProblem(token.at, 'words-mismatch.figure', { other: other.indicator.label, indicator: indicator.label })]
  })
  return { problems, checks: [] }
}
