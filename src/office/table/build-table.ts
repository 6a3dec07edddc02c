import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import { unitsIn } from './class-line.ts'
import { byShape, type FoundHeader, findHeader, type HeadLine, presentLabel } from './find-header.ts'
import type { IsKnown } from './known-labels.ts'
import { createSkippedLines, type SkippedLines } from './skipped-lines.ts'
import { ColumnSums } from './sum-columns.ts'
import { keepLimits } from './table-limits.ts'
import type { ImportRow, RowSink, TableHead } from './types.ts'

/** How many lines (titles, units, what to mind when filling in) may stand above a header. */
export const mostTitles = 200
/** How many lines below a header that names what is waited for are seen before it is settled: it may go over three. */
const linesBelow = 3

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
  /** The header, or what looks most like it so far. */
  header(): TableHeader | undefined
  finish(): TableHead
}

export interface TableTarget {
  readonly sink: RowSink
  readonly problems: TableProblem[]
  /** The labels that somebody waits for; without them a header is known by its shape alone. */
  readonly isKnown?: IsKnown | undefined
}

/** What is settled with the header. */
interface Body {
  readonly columns: readonly HeaderColumn[]
  readonly header: TableHeader
  readonly headerRow: number
  readonly units: readonly string[]
  readonly lines: SkippedLines
  readonly unlabelled: Set<number>
}

/**
 * Makes a table of rows that arrive one by one, and go to the sink: the header is found among the first lines (`findHeader`), and lines below it that are
 * no records (合计, 填表人, notes, a header printed again) are named and kept out, sums among them held against the rows.
 * When no line has two cells, the table has one column and its first line is the header.
 */
export function createTableBuilder(sheet: string, { sink, problems, isKnown }: TableTarget): TableBuilder {
  let head: HeadLine[] = []
  let count = 0
  let body: Body | undefined
  /** Whether a line came that a header may be made of. */
  let hopeful = false
  const limits = keepLimits()
  const look = (): FoundHeader | undefined => (isKnown === undefined ? byShape(head) : findHeader(head, isKnown))

  const settle = (found: FoundHeader): void => {
    const lines = head
    head = []
    body = settleBody({ sheet, lines, found }, problems)
    for (const line of lines.slice(found.last + 1)) addRow(line, body)
  }

  const addRow = (line: HeadLine, { columns, header, lines, unlabelled }: Body): void => {
    if (lines.skips(line.row, line.cells, count === 0)) return
    const taken = takeRow(line, columns)
    if (taken !== undefined) {
      count += 1
      sink.add(taken)
    }
    if (line.cells.length > header.width || columns.length < header.width) noteUnlabelled(line.cells, columns, unlabelled)
  }

  /** Settles the header when enough was seen of the sheet; at its end whatever there is. */
  const decide = (atEnd: boolean): void => {
    const ended = atEnd || head.length > mostTitles
    hopeful ||= isKnown === undefined || head.at(-1)?.cells.some(isKnown) === true
    if (!hopeful && !ended) return
    const found = look()
    const below = found === undefined ? 0 : head.length - 1 - found.first
    const header = ended ? (found ?? firstLine(head)) : found
    const seen = isKnown === undefined || (header?.known !== 0 && below >= linesBelow)
    if (header !== undefined && head.length > 0 && (ended || seen)) settle(header)
  }

  return {
    header() {
      if (body !== undefined) return body.header
      const found = look()
      if (found === undefined || (isKnown !== undefined && found.known === 0)) return undefined
      return headerOf(labelled(found.labels), widthOf(head.slice(found.first, found.last + 1)))
    },
    add(row, cells, doubts) {
      limits.count(row, cells)
      if (body !== undefined) return addRow({ row, cells, doubts }, body)
      if (cells.every(isBlank)) return
      head.push({ row, cells: [...cells], doubts })
      decide(false)
    },
    finish() {
      decide(true)
      const { columns = [], headerRow = 0, units = [], unlabelled = new Set<number>() } = body ?? {}
      body?.lines.report()
      reportUnlabelled({ sheet, headerRow, columns: [...unlabelled].sort((a, b) => a - b) }, problems)
      if (count === 0) problems.push({ code: 'no-rows', severity: 'warning', at: sheet, message: '表中没有数据行。' })
      return { sheet, columns: columns.map((one) => one.label), headerRow, problems, ...(units.length > 0 ? { units } : {}) }
    },
  }
}

interface Settled {
  readonly sheet: string
  readonly lines: readonly HeadLine[]
  readonly found: FoundHeader
}

function settleBody({ sheet, lines, found: { first, last, labels } }: Settled, problems: TableProblem[]): Body {
  const over = lines.slice(first, last + 1)
  const headerRow = lines[last]?.row ?? 0
  const columns = readHeader({ sheet, row: headerRow, labels }, problems)
  const units = lines.slice(0, first).flatMap(({ cells }) => unitsIn(cells))
  const headers = [labels, ...over.map(({ cells }) => cells)]
  return {
    columns,
    header: headerOf(columns, widthOf(over)),
    headerRow,
    units,
    lines: createSkippedLines({ sheet, headers, sums: new ColumnSums(columns), units }, problems),
    unlabelled: new Set(),
  }
}

/** No line has two cells: a table of one column. */
function firstLine(lines: readonly HeadLine[]): FoundHeader {
  return { first: 0, last: 0, labels: (lines[0]?.cells ?? []).map(presentLabel), known: 0 }
}

function labelled(labels: readonly string[]): readonly HeaderColumn[] {
  return labels.flatMap((label, at) => (label === '' ? [] : [{ at, label }]))
}

function widthOf(lines: readonly HeadLine[]): number {
  return Math.max(0, ...lines.map(({ cells }) => cells.length))
}

function headerOf(columns: readonly HeaderColumn[], cells: number): TableHeader {
  const labels = new Map(columns.map(({ at, label }) => [at, label]))
  return { width: (columns.at(-1)?.at ?? -1) + 1, cells, labelAt: (at) => labels.get(at) }
}

/** The labelled columns of a header. A label that stands twice is a problem: nobody could say which column it means. */
function readHeader(
  { sheet, row, labels }: { readonly sheet: string; readonly row: number; readonly labels: readonly string[] },
  problems: TableProblem[],
): readonly HeaderColumn[] {
  const seen = new Map<string, number>()
  const found: HeaderColumn[] = []
  for (const [at, label] of labels.entries()) {
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

/** A line as a row; undefined when nothing stands in its columns. */
function takeRow({ row, cells, doubts }: HeadLine, columns: readonly HeaderColumn[]): ImportRow | undefined {
  const taken: Record<string, string> = {}
  let filled = false
  for (const { at, label } of columns) {
    const text = cells[at] ?? ''
    taken[label] = text
    filled ||= text !== '' && !isBlank(text)
  }
  if (!filled) return undefined
  return doubts === undefined ? { row, cells: taken } : { row, cells: taken, doubts: labelDoubts(doubts, columns) }
}

function noteUnlabelled(cells: readonly string[], columns: readonly HeaderColumn[], unlabelled: Set<number>): void {
  for (const [at, cell] of cells.entries()) {
    if (cell !== '' && !unlabelled.has(at) && !isBlank(cell) && !columns.some((one) => one.at === at)) unlabelled.add(at)
  }
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

function labelDoubts(doubts: ReadonlyMap<number, CellDoubt>, columns: readonly HeaderColumn[]): Readonly<Record<string, CellDoubt>> {
  return Object.fromEntries(
    columns.flatMap(({ at, label }) => {
      const doubt = doubts.get(at)
      return doubt === undefined ? [] : [[label, doubt]]
    }),
  )
}

function isBlank(text: string): boolean {
  return text === '' || /^[\s\u3000]*$/.test(text)
}
