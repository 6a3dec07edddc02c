import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** A figure of one village is not printed as if it were the township's: the paragraph or the heading above it names the village. */
export function checkSlices(report: PrintedReport): Findings {
  return { problems: report.figures.flatMap((figure) => findUnnamed(figure, report) ?? []), checks: [] }
}

function findUnnamed(figure: PrintedFigure, report: PrintedReport): Diagnostic | undefined {
  if (figure.inTable) return undefined
  const village = figure.token.slices.find((slice) => report.catalogue.findDimension(figure.indicator, slice.dimension)?.label === '村')
  if (village === undefined) return undefined
  const place = report.lines.indexOf(figure.line)
  const heading = report.lines.slice(0, place).findLast((line) => line.kind === 'heading')
  const name = village.value.replace(/(?:村|社区)$/, '')
  if (`${heading?.text ?? ''}${report.front.title}${figure.line.text}`.includes(name)) return undefined
  return reportProblem(figure.token.at, 'slice-unsaid', {
    indicator: figure.indicator.label,
    village: village.value,
    dimension: village.dimension,
  })
}
