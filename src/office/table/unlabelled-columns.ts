import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { isBlank } from './filled-places.ts'

/** Notes the places of what stands under no label. */
export function noteUnlabelled(cells: readonly string[], columns: readonly { readonly at: number }[], unlabelled: Set<number>): void {
  for (const [at, cell] of cells.entries()) {
    if (cell !== '' && !unlabelled.has(at) && !isBlank(cell) && !columns.some((one) => one.at === at)) unlabelled.add(at)
  }
}

/** Columns with content and without a label, but for those whose label was refused. */
export function reportUnlabelled(
  { sheet, headerRow, columns }: { readonly sheet: string; readonly headerRow: number; readonly columns: readonly number[] },
  problems: TableProblem[],
): void {
  const duplicates = new Set(problems.filter((one) => one.code === 'duplicate-column').map((one) => one.at))
  for (const at of columns) {
    const place = `${sheet}!${columnLetters(at)}${headerRow}`
    if (duplicates.has(place)) continue
    const message = `${columnLetters(at)} 列没有表头，其中的内容没有读入。`
    problems.push({ code: 'unlabelled-column', severity: 'warning', at: place, message })
  }
}
