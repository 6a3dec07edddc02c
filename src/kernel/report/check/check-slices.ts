import type { Diagnostic } from '../../../definition/diagnostic/diagnostic.ts'
import type { ProseLine } from '../../../definition/report/prose.ts'
import { reportProblem } from '../codes.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { tableCells } from './table-cells.ts'

/** A figure of one village is not printed as if it were the township's: the paragraph or the heading above it names the village. */
export function checkSlices(report: PrintedReport): Findings {
  const headings = headingsOf(report.lines)
  const unnamed = report.figures.flatMap((figure) => findUnnamed(figure, { report, headings }) ?? [])
  return { problems: [...unnamed, ...findOtherRows(report)], checks: [] }
}

/** | 桥头村 | {{…[村=石门村]}} |: what stands in the row or under the head of one village is no other's, and not the town's. */
function findOtherRows(report: PrintedReport): readonly Diagnostic[] {
  const figures = report.figures.filter(({ inTable }) => inTable)
  if (figures.length === 0) return []
  const cells = new Map(tableCells(report.lines).map((cell) => [cell.line, cell]))
  const villageOf = (text: string) => {
    const name = text.replace(/[\s*]/g, '')
    return report.plan.villages.find((village) => name === village || `${name}村` === village)
  }
  return figures.flatMap((figure) => {
    const cell = cells.get(figure.line)
    const [village] = cell === undefined ? [] : [cell.row[0]?.text ?? '', cell.head].flatMap((text) => villageOf(text) ?? [])
    const dimension = report.catalogue.findDimension(figure.indicator, '村')
    if (village === undefined || dimension === undefined) return []
    const slice = figure.token.slices.find((one) => report.catalogue.findDimension(figure.indicator, one.dimension) === dimension)
    if (slice?.value === village || `${slice?.value ?? ''}村` === village) return []
    return [reportProblem(figure.token.at, 'slice-mismatch', { village, indicator: figure.indicator.label, whose: slice?.value ?? '全镇' })]
  })
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
