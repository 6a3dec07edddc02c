import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { matchIndicator } from '../../../definition/report/reading/name-indicators.ts'
import { reportProblem } from '../codes.ts'
import type { PlannedFigure, PrintedReport } from '../types.ts'
import type { Findings } from './findings.ts'
import { rowsOfTokens } from './rows-of-tokens.ts'

/** 居家、集中隔离分别为a、b: each figure is of the thing that stands at its own place, and not of another's. */
export function checkTokenRows({ plan, catalogue, resultOf }: PrintedReport): Findings {
  const figures = new Map(
    plan.figures.flatMap((figure) => (figure.indicator === undefined ? [] : [[figure.token.offset, figure] as const])),
  )
  const value = ({ request }: PlannedFigure) => (request === undefined ? undefined : resultOf(request)?.value)
  const problems = plan.lines.flatMap((line) =>
    rowsOfTokens(line).flatMap((named) => {
      const told = named.flatMap(({ index }) => figures.get(line.reading.normal.origin[index] ?? -1) ?? [])
      if (told.length < named.length) return []
      const names = named.map(({ name }) => name)
      const swapped = findSwapped(catalogue, names, told)
      if (swapped === undefined || value(swapped.figure) === value(swapped.other)) return []
      return [
        reportProblem(swapped.figure.token.at, 'words-mismatch.figure', { other: swapped.name, indicator: swapped.figure.indicator.label }),
      ]
    }),
  )
  return { problems, checks: [] }
}

interface Swapped {
  readonly name: string
  readonly figure: PlannedFigure
  readonly other: PlannedFigure
}

/** Two of the row that would say more of what their names say if each stood at the other's place; the first of the two. */
function findSwapped(catalogue: CatalogueIndex, names: readonly string[], told: readonly PlannedFigure[]): Swapped | undefined {
  const score = (name: number, figure: number) => fitOf(catalogue, names[name] ?? '', told[figure])
  for (const [one, figure] of told.entries())
    for (const [two, other] of told.entries()) {
      if (two <= one || score(one, two) + score(two, one) <= score(one, one) + score(two, two)) continue
      const [first, name, second] = score(one, one) < score(one, two) ? [figure, names[one], other] : [other, names[two], figure]
      return { figure: first, name: name ?? '', other: second }
    }
  return undefined
}

/** How much of the name speaks of the figure: of its indicator, or of what it is cut by. */
function fitOf(catalogue: CatalogueIndex, name: string, figure: PlannedFigure | undefined): number {
  if (figure === undefined) return 0
  const cut = figure.token.type === 'figure' && figure.token.slices.some(({ value }) => name.includes(value)) ? name.length : 0
  return cut + (matchIndicator(catalogue, figure.indicator.id, name)?.covered ?? 0)
}
