import { FileRefusal } from '../file/file-refusal.ts'
import type { CellDoubt } from '../file/table-problem.ts'
import { columnLetters, MOST_COLUMNS } from '../xlsx/cell-reference.ts'
import type { RowVisitor } from '../xlsx/scan-sheet.ts'
import type { TextWindow } from './text-window.ts'

/** Why the lines from one on cannot be read as a record. */
export type LineFault = 'open-quote' | 'endless-quote' | 'stray-quote' | 'swallowed-lines'

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
/** What an Excel cell holds, and as much again for doubled quotes: a quote that is open for longer is not closed. */
const longestCell = 32_767
const longestQuote = 2 * longestCell + 2
/** Of one record, or one line: what a table of 2,000 columns needs, and far more than any honest one. */
const longestRecord = 4_000_000

/**
 * Splits separated text into records (RFC 4180 quotes). A missing quote makes the reader take other lines for the inside of a cell: a quote left open, one
 * that closes before other text, or a record whose lines are each as wide as itself is no record. Then only its first line is given up, and the next one
 * is read for itself: every line that is not blank is in one record or one fault. A row is given with the line where it begins. Only the record that is
 * being read is held, so what is too long is refused as soon as it is known.
 */
export function readRecords(
  { window, delimiter }: { readonly window: TextWindow; readonly delimiter: string },
  visit: RowVisitor,
  faults: FaultVisitor,
): void {
  let line = 1
  let seen = 0
  let spent = 0
  let at = 0
  for (;;) {
    if (at > kept) {
      window.forget(at)
      seen += at
      at = 0
    }
    if (at >= window.text.length) {
      if (window.isLast) return
      window.grow()
      continue
    }
    const record = readWhole(window, { at, delimiter, line })
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
    at = nextLine(window, at, line)
    line++
    if (spent > patience * (seen + window.text.length) + 10_000 && at < window.text.length) {
      faults.abandon(countRest(window, at, line))
      return
    }
  }
}

/** Characters that have been read stay in the window until there are so many. */
const kept = 65_536

interface Start {
  readonly at: number
  readonly delimiter: string
  readonly line: number
}

/** The record that begins here: of as much text as it takes to be sure of it. */
function readWhole(window: TextWindow, { at, delimiter, line }: Start): ReadRecord {
  for (;;) {
    const record = readRecord({ text: window.text, isLast: window.isLast, line }, at, delimiter)
    if (record !== undefined) return record
    growRecord(window, { at, line })
  }
}

function growRecord(window: TextWindow, { at, line }: Omit<Start, 'delimiter'>): void {
  if (window.text.length - at > longestRecord)
    throw new FileRefusal('too-large', `第${line}行超过 ${longestRecord / 10_000} 万字，不像一张表，未读取。请检查引号和分隔符。`)
  // What is there is read again: twice as much each time keeps that in bounds.
  const enough = at + 2 * (window.text.length - at)
  do window.grow()
  while (window.text.length < enough && !window.isLast)
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

interface SeenText {
  readonly text: string
  readonly isLast: boolean
  /** Where the record begins. */
  readonly line: number
}

/** Undefined when what comes behind the text may change it. */
function readRecord({ text, isLast, line }: SeenText, start: number, delimiter: string): ReadRecord | undefined {
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
      const inner = text.slice(at + 1, close ?? Math.min(text.length, at + 1 + longestQuote))
      const within = countBreaks(inner)
      breaks += within
      if (close === undefined) {
        if (text.length - at - 1 > longestQuote) return broken('endless-quote', { end: at + 1 + longestQuote, breaks })
        return isLast ? broken('open-quote', { end: text.length, breaks: breaks - trailingBreaks(inner) }) : undefined
      }
      const after = skipSpaces(text, close + 1)
      if (after >= text.length && !isLast) return undefined
      if (!endsCell(text, after, delimiter)) return broken('stray-quote', { end: close + 1, breaks })
      if (within > 0) long.push({ inner, column: cells.length })
      cell = inner.replaceAll('""', '"').replace(/\r\n?/g, '\n')
      at = after
    } else {
      const end = endOfCell(text, at, delimiter)
      if (end - at > longestCell) throw tooLong(cells.length, line)
      cell = text.slice(at, end)
      at = end
    }
    // A line end may be the first half of one, and a cell of what there is.
    if (at >= text.length - 1 && !isLast) return undefined
    cells.push(unguard(cell))
    if (cells.length > MOST_COLUMNS)
      throw new FileRefusal('too-large', `第${line}行超过 ${MOST_COLUMNS} 格，不像一张表，未读取。请检查引号和分隔符。`)
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

function tooLong(column: number, line: number): FileRefusal {
  return new FileRefusal('too-large', `表格太大：${columnLetters(column)}${line} 一格超过 ${longestCell} 字，未读取。请分成几份再试。`)
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

/** Undefined also where it is too far away to be one. */
function closingQuote(text: string, from: number): number | undefined {
  let at = text.indexOf('"', from)
  while (at >= 0 && text[at + 1] === '"' && at - from <= longestQuote) at = text.indexOf('"', at + 2)
  return at < 0 || at - from > longestQuote ? undefined : at
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

/** Where the line behind this one begins. */
function nextLine(window: TextWindow, from: number, line: number): number {
  for (;;) {
    const { text } = window
    const at = endOfCell(text, from, '\n')
    if (at < text.length - 1 || window.isLast) return at + (text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1)
    growRecord(window, { at: from, line })
  }
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

/** The lines from here to the end: the number of the last, and how many are not blank. */
function countRest(
  window: TextWindow,
  from: number,
  first: number,
): { readonly line: number; readonly last: number; readonly filled: number } {
  let [line, last, filled] = [first, first, 0]
  let isBlank = true
  let before = ''
  window.forget(from)
  do {
    for (const character of window.text) {
      if (character === '\n' || character === '\r') {
        if (character === '\r' || before !== '\r') line++
        isBlank = true
      } else {
        last = line
        if (isBlank && character !== ' ' && character !== '\t' && character !== '\u3000') {
          isBlank = false
          filled++
        }
      }
      before = character
    }
    window.forget(window.text.length)
  } while (window.grow())
  return { line: first, last, filled }
}

/** Undoes what keeps a spreadsheet from running a text as a formula: our own leading apostrophe, and the `="0123"` of other systems. */
function unguard(cell: string): string {
  if (/^'[=+\-@\t\r']/.test(cell)) return cell.slice(1)
  const formula = /^="([^"]*)"$/.exec(cell)
  return formula === null ? cell : (formula[1] ?? '')
}
