import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { keepLimits } from './table-limits.ts'
import type { RowSink, TableHead } from './types.ts'

/** How many single-cell rows (titles, dates of issue, units) may stand above a header. */
const MOST_TITLES = 20

interface HeaderColumn {
  readonly at: number
  readonly label: string
}

export interface TableHeader {
  /** Cells up to its last label. */
  readonly width: number
  /** All its cells, empty ones at its end too. */
  readonly cells: number
  readonly labelAt: (at: number) => string | undefined
}

export interface TableBuilder {
  /** Rows in ascending order; `cells` may be reused by the caller. */
  add(row: number, cells: readonly string[], doubts?: ReadonlyMap<number, CellDoubt>): void
  /** The header, once it is found. */
  header(): TableHeader | undefined
  finish(): TableHead
}

export interface TableTarget {
  readonly sink: RowSink
  readonly problems: TableProblem[]
}

/**
 * Makes a table of rows that arrive one by one, and go to the sink. The header is the first row with two or more filled cells; rows above it with a single one are
 * titles. When no row has two, the table has one column and its first row is the header.
 */
export function createTableBuilder(sheet: string, { sink, problems }: TableTarget): TableBuilder {
  const titles: { row: number; cells: readonly string[] }[] = []
  let count = 0
  let columns: readonly HeaderColumn[] | undefined
  let headerRow = 0
  let width = 0
  let header: TableHeader | undefined
  const unlabelled = new Set<number>()
  const limits = keepLimits()

  const setHeader = (row: number, cells: readonly string[]): void => {
    headerRow = row
    columns = readHeader({ sheet, row, cells }, problems)
    width = (columns.at(-1)?.at ?? -1) + 1
    const labels = new Map(columns.map(({ at, label }) => [at, label]))
    header = { width, cells: cells.length, labelAt: (at) => labels.get(at) }
  }

  const addRow = (
    { row, cells, doubts }: { row: number; cells: readonly string[]; doubts?: ReadonlyMap<number, CellDoubt> | undefined },
    header: readonly HeaderColumn[],
  ): void => {
    const taken: Record<string, string> = {}
    let filled = false
    for (const { at, label } of header) {
      const text = cells[at] ?? ''
      taken[label] = text
      filled ||= text !== '' && !isBlank(text)
    }
    if (filled) {
      count += 1
      sink.add(doubts === undefined ? { row, cells: taken } : { row, cells: taken, doubts: labelDoubts(doubts, header) })
    }
    if (cells.length > width || header.length < width) noteUnlabelled(cells, header)
  }

  const noteUnlabelled = (cells: readonly string[], header: readonly HeaderColumn[]): void => {
    for (const [at, cell] of cells.entries()) {
      if (cell !== '' && !unlabelled.has(at) && !isBlank(cell) && !header.some((one) => one.at === at)) unlabelled.add(at)
    }
  }

  return {
    header: () => header,
    add(row, cells, doubts) {
      limits.count(row, cells)
      if (columns !== undefined) return addRow({ row, cells, doubts }, columns)
      const filled = cells.reduce((count, cell) => count + (isBlank(cell) ? 0 : 1), 0)
      if (filled === 0) return
      if (filled >= 2) return setHeader(row, cells)
      titles.push({ row, cells: [...cells] })
      if (titles.length > MOST_TITLES) restart()
    },
    finish() {
      restart()
      reportUnlabelled({ sheet, headerRow, columns: [...unlabelled].sort((a, b) => a - b) }, problems)
      if (count === 0) problems.push({ code: 'no-rows', severity: 'warning', at: sheet, message: '表中没有数据行。' })
      return { sheet, columns: (columns ?? []).map((one) => one.label), headerRow, problems }
    },
  }

  /** No row with two cells came: what looked like titles is a table of one column. */
  function restart(): void {
    if (columns !== undefined) return
    for (const { row, cells } of titles.splice(0)) {
      if (columns === undefined) setHeader(row, cells)
      else addRow({ row, cells }, columns)
    }
  }
}

/** The labelled columns of a header. A label that stands twice is a problem: nobody could say which column it means. */
function readHeader(
  { sheet, row, cells }: { readonly sheet: string; readonly row: number; readonly cells: readonly string[] },
  problems: TableProblem[],
): readonly HeaderColumn[] {
  const seen = new Map<string, number>()
  const found: HeaderColumn[] = []
  for (const [at, cell] of cells.entries()) {
    const label = presentLabel(cell)
    if (label === '') continue
    const first = seen.get(label)
    if (first === undefined) {
      seen.set(label, at)
      found.push({ at, label })
    } else {
      const message = `表头“${label}”重复：${columnLetters(first)}${row} 和 ${columnLetters(at)}${row}。请改名或删去一列。`
      problems.push({ code: 'duplicate-column', severity: 'error', at: `${sheet}!${columnLetters(at)}${row}`, message })
    }
  }
  return found
}

/** Columns with content and without a label, but for those whose label was refused. */
function reportUnlabelled(
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

function labelDoubts(doubts: ReadonlyMap<number, CellDoubt>, header: readonly HeaderColumn[]): Readonly<Record<string, CellDoubt>> {
  return Object.fromEntries(
    header.flatMap(({ at, label }) => {
      const doubt = doubts.get(at)
      return doubt === undefined ? [] : [[label, doubt]]
    }),
  )
}

/** A label without the spaces and line breaks that offices put in to make a header look even. */
function presentLabel(cell: string): string {
  return cell.replace(/\s*\n\s*/g, '').replace(/^[\s\u3000]+|[\s\u3000]+$/g, '')
}

function isBlank(text: string): boolean {
  return text === '' || /^[\s\u3000]*$/.test(text)
}
