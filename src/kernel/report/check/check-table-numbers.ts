import { decimal } from '../../../definition/decimal/decimal.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { reportProblem } from '../codes.ts'
import { headingPeriods } from '../period/heading-periods.ts'
import { nameTableFact } from '../plan/name-table-fact.ts'
import type { PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { presentAsWritten } from './present-as-written.ts'
import { tableCells } from './table-cells.ts'
import { typedAgrees } from './typed-agrees.ts'

/** Numbers typed into a table whose row names an indicator, held against the ledger. */
export function checkTableNumbers(report: PrintedReport): Findings {
  const headings = headingPeriods(report.lines, report.plan.period)
  const problems = tableCells(report.lines).flatMap(({ line, head, row }) => {
    // What stands below 三、2021年目标 is not there yet.
    if (line.spans.length > 0 || (headings.get(line)?.firstMonth ?? '') > report.plan.period.lastMonth) return []
    const fact = nameTableFact({ text: line.text, head, row }, report.catalogue, report.plan.period)
    const value = fact === undefined ? undefined : report.resultOf({ indicator: fact.indicator.id, period: fact.period.key })?.value
    if (fact === undefined || value === undefined || value === null || !/^-?\d/.test(value)) return []
    const { indicator, period, quantity } = fact
    if (typedAgrees(quantity, decimal(value))) return []
    const known = presentAsWritten(decimal(value), quantity, indicator.unit)
    const at = line.placeOf(line.text.length - line.text.trimStart().length)
    return [
      reportProblem(at, 'typed-fact', { indicator: indicator.label, written: line.text.trim(), period: presentPeriod(period), known }),
    ]
  })
  return { problems, checks: [] }
}
