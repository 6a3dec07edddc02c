import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'

/** A figure of one village is not printed as if it were the township's: the paragraph or the heading above it names the village. */
export function checkSlices(report: PrintedReport): Findings {
  const headings = headingsOf(report.lines)
  return { problems: report.figures.flatMap((figure) => findUnnamed(figure, { report, headings }) ?? []), checks: [] }
}

/** The text of the nearest heading above each line. */
function headingsOf(lines: readonly ProseLine[]): ReadonlyMap<ProseLine, string> {
  let heading = ''
  return new Map(
    lines.map((line) => {
      const above = heading
      if (line.kind === 'heading') heading = line.text
      return [line, above] as const
    }),
  )
}

interface Place {
  readonly report: PrintedReport
  readonly headings: ReadonlyMap<ProseLine, string>
}

function findUnnamed(figure: PrintedFigure, { report, headings }: Place): Diagnostic | undefined {
  if (figure.inTable) return undefined
  const village = figure.token.slices.find((slice) => report.catalogue.findDimension(figure.indicator, slice.dimension)?.label === '村')
  if (village === undefined) return undefined
  const name = village.value.replace(/(?:村|社区)$/, '')
  if (`${headings.get(figure.line) ?? ''}${report.front.title}${figure.line.text}`.includes(name)) return undefined
  return reportProblem(figure.token.at, 'slice-unsaid', {
    indicator: figure.indicator.label,
    village: village.value,
    dimension: village.dimension,
  })
}
