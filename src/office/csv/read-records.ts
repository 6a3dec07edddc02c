import { FileRefusal } from '../file/file-refusal.ts'
import type { CellDoubt } from '../file/table-problem.ts'
import { MOST_COLUMNS } from '../xlsx/cell-reference.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'

/** Why the lines from one on cannot be read as a record. */
export type LineFault = 'open-quote' | 'stray-quote' | 'swallowed-lines'

export interface FaultVisitor {
  /** Whether the table has room for such a record; asked of those that go over several lines. */
  fits(cells: readonly string[], delimiter: string): boolean
  /** A line that begins no record that can be trusted; reading goes on with the next one. `cell` counts from 1, `last` is how far the quote reached. */
  fault(found: { readonly line: number; readonly fault: LineFault; readonly cell: number; readonly last: number }): void
  /** So many faults that the rest of the file, from a line to its last, is not looked at any more; `filled` of these lines are not blank. */
  abandon(found: { readonly line: number; readonly last: number; readonly filled: number }): void
}

/** Lines are read again after a fault: at most so many times the length of the text in all. */
const patience = 3

/**
 * Splits separated text into records (RFC 4180 quotes). A missing quote makes the reader take other lines for the inside of a cell: a quote left open, one
 * that closes before other text, or a record whose lines are each as wide as itself is no record. Then only its first line is given up, and the next one
 * is read for itself: every line that is not blank is in one record or one fault. A row is given with the line where it begins.
 */
export function readRecords(
  { text, delimiter }: { readonly text: string; readonly delimiter: string },
  visit: RowVisitor,
  faults: FaultVisitor,
): void {
  let at = 0
  let line = 1
  let spent = 0
  while (at < text.length) {
    const record = readRecord(text, at, delimiter)
    const { cells, doubts, end, breaks } = record
    const fault = record.fault ?? (doubts === undefined || faults.fits(cells, delimiter) ? undefined : 'swallowed-lines')
    if (fault === undefined) {
      visit(line, cells, doubts)
      at = end
      line += breaks + 1
      continue
    }
    faults.fault({ line, fault, cell: record.cell, last: line + breaks })
    spent += end - at
    at = nextLine(text, at)
    line++
    if (spent > patience * text.length + 10_000 && at < text.length) {
      const last = line + countBreaks(text, at) - trailingBreaks(text, at)
      faults.abandon({ line, last, filled: countFilled(text, at) })
      return
    }
  }
}

interface ReadRecord {
  readonly cells: readonly string[]
  readonly doubts: ReadonlyMap<number, CellDoubt> | undefined
  /** Where the next record begins. */
  readonly end: number
  /** Line ends inside its quotes. */
  readonly breaks: number
  readonly fault: LineFault | undefined
  /** The cell, from 1, whose quote is at fault or goes over several lines. */
  readonly cell: number
}

function readRecord(text: string, start: number, delimiter: string): ReadRecord {
  const cells: string[] = []
  const long: LongCell[] = []
  let breaks = 0
  let at = start
  const broken = (fault: LineFault, reached: { readonly end: number; readonly breaks: number }): ReadRecord => ({
    cells,
    doubts: undefined,
    fault,
    cell: cells.length + 1,
    ...reached,
  })
  for (;;) {
    let cell = ''
    if (text[at] === '"') {
      const close = closingQuote(text, at + 1)
      const inner = text.slice(at + 1, close ?? text.length)
      const within = countBreaks(inner)
      breaks += within
      if (close === undefined) return broken('open-quote', { end: text.length, breaks: breaks - trailingBreaks(inner) })
      const after = skipSpaces(text, close + 1)
      if (!endsCell(text, after, delimiter)) return broken('stray-quote', { end: close + 1, breaks })
      if (within > 0) long.push({ inner, column: cells.length })
      cell = inner.replaceAll('""', '"').replace(/\r\n?/g, '\n')
      at = after
    } else {
      const end = endOfCell(text, at, delimiter)
      cell = text.slice(at, end)
      at = end
    }
    cells.push(unguard(cell))
    if (cells.length > MOST_COLUMNS)
      throw new FileRefusal('too-large', `有一行超过 ${MOST_COLUMNS} 格，不像一张表，未读取。请检查引号和分隔符。`)
    if (text[at] === delimiter) {
      at++
      continue
    }
    const end = at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)
    const fault = long.some((one) => hidesRows(one, cells.length, delimiter)) ? 'swallowed-lines' : undefined
    const doubts = long.length === 0 ? undefined : new Map(long.map(({ column }) => [column, 'lines'] as const))
    return { cells, doubts, end, breaks, fault, cell: (long[0]?.column ?? 0) + 1 }
  }
}

interface LongCell {
  /** What stands between its quotes. */
  readonly inner: string
  readonly column: number
}

/**
 * Whether at least two lines of a cell that goes over several would each be a whole row: a quote missing here and another there have then made one record
 * of several. Its first line has the cells before it, its last line those behind it.
 */
function hidesRows({ inner, column }: LongCell, width: number, delimiter: string): boolean {
  let whole = 0
  let cells = column + 1
  let quoted = false
  for (let at = 0; at <= inner.length; at++) {
    const character = inner[at]
    if (character === undefined) cells += width - column - 1
    const ends = character === undefined || character === '\n' || (character === '\r' && inner[at + 1] !== '\n')
    if (character === delimiter) cells++
    else if (character === '"') quoted = true
    if (!ends) continue
    if (cells === width && !quoted) whole++
    cells = 1
    quoted = false
  }
  return width > 1 && whole >= 2
}

function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"') at = text.indexOf('"', at + 2)
  return at < 0 ? undefined : at
}

function skipSpaces(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\u3000') at++
  return at
}

/** Whether a cell may end here. */
function endsCell(text: string, from: number, delimiter: string): boolean {
  const next = text[from]
  return next === undefined || next === delimiter || next === '\n' || next === '\r'
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from
  while (at < text.length) {
    const character = text[at]
    if (character === delimiter || character === '\n' || character === '\r') break
    at++
  }
  return at
}

function nextLine(text: string, from: number): number {
  const at = endOfCell(text, from, '\n')
  return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)
}

function countBreaks(text: string, from = 0): number {
  let breaks = 0
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) breaks++
  }
  return breaks
}

/** Line ends that the text merely ends with: behind them there is no line. */
function trailingBreaks(text: string, from = 0): number {
  let at = text.length
  while (at > from && (text[at - 1] === '\n' || text[at - 1] === '\r')) at--
  return countBreaks(text, at)
}

function countFilled(text: string, from: number): number {
  let filled = 0
  let isBlank = true
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\n' || character === '\r') isBlank = true
    else if (isBlank && character !== ' ' && character !== '\t' && character !== '\u3000') {
      isBlank = false
      filled++
    }
  }
  return filled
}

/** Undoes what keeps a spreadsheet from running a text as a formula: our own leading apostrophe, and the `="0123"` of other systems. */
function unguard(cell: string): string {
  if (/^'[=+\-@\t\r']/.test(cell)) return cell.slice(1)
  const formula = /^="([^"]*)"$/.exec(cell)
  return formula === null ? cell : (formula[1] ?? '')
}
