import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import { isBlank, placesFilled } from './filled-places.ts'
import { type HeadLine, presentLabel } from './find-header.ts'
import type { IsKnown } from './known-labels.ts'

/** A header of two things in one column stands among so many lines, with so many of its rows. */
const looked = 60
const leastRows = 2

interface Split {
  /** Below this line of the sheet. */
  readonly header: number
  readonly at: number
  readonly labels: readonly string[]
  /** Where the second and further parts go: behind everything else. */
  readonly behind: number
}

class EnoughSeen extends Error {}

/**
 * A sheet in which a column holds two things, one line below the other (户主 over 身份证号 in the header and in every cell), as one that has a column for each.
 * Only where each part of the header is a label that is waited for, and every cell looked at has as many lines. A cell that has not stays whole in the first
 * of the columns, for the ledger to refuse.
 */
export function splitCells(sheet: WorkbookSheet, isKnown: IsKnown): WorkbookSheet {
  const splits = findSplits(firstLines(sheet), isKnown)
  if (splits.length === 0) return sheet
  return {
    ...sheet,
    readRows: (visit, problems, layout) =>
      sheet.readRows(
        (row, cells, doubts) => {
          const parted = [...cells]
          for (const split of splits) part(parted, row, split)
          visit(row, parted, doubts)
        },
        problems,
        layout,
      ),
  }
}

function part(cells: string[], row: number, { header, at, labels, behind }: Split): void {
  const said = row === header ? labels : linesOf(cells[at] ?? '')
  if (row < header || said.length !== labels.length) return
  const [first = '', ...rest] = said
  while (cells.length < behind + rest.length) cells.push('')
  cells[at] = first
  for (const [index, words] of rest.entries()) cells[behind + index] = words
}

function findSplits(lines: readonly HeadLine[], isKnown: IsKnown): readonly Split[] {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  const splits: Split[] = []
  let behind = width
  for (const [index, { row, cells }] of lines.entries())
    for (const at of placesFilled(cells)) {
      const labels = (cells[at] ?? '').split(/[\n/／]/).map(presentLabel)
      if (labels.length < 2 || !labels.every(isKnown) || splits.some((split) => split.at === at)) continue
      const below = lines.slice(index + 1).flatMap((line) => (isBlank(line.cells[at] ?? '') ? [] : [linesOf(line.cells[at] ?? '')]))
      if (below.length < leastRows || !below.every((parts) => parts.length === labels.length)) continue
      splits.push({ header: row, at, labels, behind })
      behind += labels.length - 1
    }
  return splits
}

function linesOf(cell: string): readonly string[] {
  return cell.split(/\r?\n/).map((words) => words.trim())
}

function firstLines(sheet: WorkbookSheet): readonly HeadLine[] {
  const lines: HeadLine[] = []
  try {
    sheet.readRows((row, cells) => {
      if (cells.some((cell) => !isBlank(cell))) lines.push({ row, cells: [...cells] })
      if (lines.length >= looked) throw new EnoughSeen()
    }, [])
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error
  }
  return lines
}
