import type { CompiledReport } from '../../../definition/report/types.ts'
import { printedWithUnit } from '../amounts.ts'

export interface MovedFigure {
  readonly name: string
  readonly at: { readonly line: number; readonly column: number }
  /** What they print, with the unit that was written. */
  readonly was: string
  readonly is: string
}

/** Figures that print another value in a later reading, whatever became of the words around them; of the same indicator, time, slice and unit, in order. */
export function movedFigures(before: Pick<CompiledReport, 'figures'>, now: Pick<CompiledReport, 'figures'>): readonly MovedFigure[] {
  const left = new Map<string, string[]>()
  for (const figure of before.figures) left.set(keyOf(figure), [...(left.get(keyOf(figure)) ?? []), figure.printed])
  return now.figures.flatMap((figure) => {
    const was = left.get(keyOf(figure))?.shift()
    const { name, at, printed, printedUnit } = figure
    if (was === undefined || was === printed) return []
    return [{ name, at, was: printedWithUnit(was, printedUnit), is: printedWithUnit(printed, printedUnit) }]
  })
}

function keyOf({ indicator, period, slices, printedUnit }: CompiledReport['figures'][number]): string {
  return JSON.stringify([indicator, period, slices, printedUnit])
}
