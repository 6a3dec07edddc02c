import type { CheckDefinition } from '../../../definition/check/types.ts'
import type { PrintedFigure, PrintedReport } from '../types.ts'
import { checkLadder, checkListLength, checkMustBeZero, checkPartition, checkPartOfWhole, type FigureGroup } from './check-identities.ts'
import { checkCompletion, checkGrowth } from './check-rates.ts'
import { type Findings, joinFindings } from './findings.ts'

/** Runs the catalogue's checks wherever the report prints enough of their figures; figures are compared at one period and slice. */
export function checkDefinitions(report: PrintedReport): Findings {
  const groups = groupByScope(report)
  return joinFindings(report.catalogue.checks.flatMap((definition) => groups.map((group) => runCheck(definition, group))))
}

function groupByScope(report: PrintedReport): readonly FigureGroup[] {
  const groups = new Map<string, FigureGroup & { readonly figures: Map<string, PrintedFigure> }>()
  for (const figure of report.figures) {
    const { slices } = figure.token
    const names = slices.map((slice) => `${slice.dimension}=${slice.value}`).sort()
    const key = JSON.stringify([figure.period.firstMonth, figure.period.lastMonth, ...names])
    const group = groups.get(key) ?? { period: figure.period.key, slices, report, figures: new Map<string, PrintedFigure>() }
    if (!group.figures.has(figure.indicator.id)) group.figures.set(figure.indicator.id, figure)
    groups.set(key, group)
  }
  return [...groups.values()]
}

function runCheck(definition: CheckDefinition, group: FigureGroup): Findings {
  switch (definition.kind) {
    case 'partition':
      return checkPartition(definition, group)
    case 'partOfWhole':
      return checkPartOfWhole(definition, group)
    case 'mustBeZero':
      return checkMustBeZero(definition, group)
    case 'listLength':
      return checkListLength(definition, group)
    case 'ladder':
      return checkLadder(definition, group)
    case 'growth':
      return checkGrowth(definition, group)
    case 'completion':
      return checkCompletion(definition, group)
  }
}
