import { readCsv } from '../csv/read-csv.ts'
import type { FaultVisitor } from '../csv/read-records.ts'
import { MarkRemover } from '../file/marked-problems.ts'
import type { WorkbookSheet } from '../xlsx/open-workbook.ts'
import { createLayout } from '../xlsx/sheet-layout.ts'
import { carryDown } from './carry-down.ts'
import type { CrossWords } from './cross-words.ts'
import { isBlank } from './filled-places.ts'
import type { CrossLine } from './find-cross.ts'
import { readCrossTable } from './read-cross.ts'
import type { ImportRow, RowSink, TableHead } from './types.ts'

export interface CrossTarget {
  readonly sink: RowSink
  readonly words: CrossWords
  /** The sheet that somebody named. */
  readonly wanted: string | undefined
  readonly hidden: 'include' | 'skip' | undefined
}

/** A cross table is read by a person: one of more lines is none. */
const mostLines = 3_000
const mostColumns = 400

/** The cross table of a file; undefined where none of its sheets is one. Of several the first is read, and it is asked which. */
export function readCrossSheets(sheets: readonly WorkbookSheet[], { sink, words, wanted, hidden }: CrossTarget): TableHead | undefined {
  const visible = sheets.filter((sheet) => (wanted === undefined ? !sheet.hidden : sheet.name === wanted))
  const found = visible.flatMap((sheet) => {
    const rows: ImportRow[] = []
    const head = readOne(sheet, { words, hidden, sink: { add: (row) => void rows.push(row), restart: () => void rows.splice(0) } })
    return head === undefined ? [] : [{ head, rows }]
  })
  const [first, ...others] = found
  if (first === undefined) return undefined
  for (const row of first.rows) sink.add(row)
  const names = others.map(({ head }) => `“${head.sheet}”`).join('、')
  const several = {
    code: 'several-sheets' as const,
    severity: 'error' as const,
    at: first.head.sheet,
    message: `工作表“${first.head.sheet}”和${names}都像交叉表，不知道要读哪一张。请指明工作表，一张一张导。`,
  }
  return {
    ...first.head,
    sheets: sheets.flatMap(({ name, hidden: isHidden }) => (isHidden ? [] : [name])),
    problems: others.length === 0 ? first.head.problems : [...first.head.problems, several],
  }
}

/** Separated text as the one sheet of a file; undefined where its quotes or delimiters are not in order. */
export function textSheet(bytes: Uint8Array, name: string): WorkbookSheet | undefined {
  const lines: CrossLine[] = []
  let isBroken = false
  const spoil = () => {
    isBroken = true
  }
  const faults: FaultVisitor = { fits: () => true, fault: spoil, abandon: spoil }
  const keep = (row: number, cells: readonly string[]) => {
    if (lines.length <= mostLines) lines.push({ row, cells: [...cells] })
  }
  readCsv(bytes, keep, faults)
  if (isBroken) return undefined
  const readRows: WorkbookSheet['readRows'] = (visit) => {
    for (const { row, cells } of lines) visit(row, cells, undefined)
  }
  return { name, hidden: false, readRows }
}

class TooMany extends Error {}

function readOne(sheet: WorkbookSheet, { sink, words, hidden }: Pick<CrossTarget, 'sink' | 'words' | 'hidden'>): TableHead | undefined {
  const layout = createLayout()
  const remover = new MarkRemover()
  const problems: TableHead['problems'][number][] = []
  const read: CrossLine[] = []
  try {
    sheet.readRows(
      (row, cells) => {
        if (cells.every(isBlank)) return
        if (read.length > mostLines) throw new TooMany()
        read.push({ row, cells: remover.remove(cells).slice(0, mostColumns) })
      },
      problems,
      layout,
    )
  } catch (error) {
    if (error instanceof TooMany) return undefined
    throw error
  }
  const carried: TableHead['problems'][number][] = []
  const carrier = carryDown(sheet.name, layout.tallCells, carried)
  const lines = read.sort((one, other) => one.row - other.row).map(({ row, cells }) => ({ row, cells: carrier.fill(row, cells) }))
  carrier.report()
  const hiddenRows = new Set(layout.hiddenRows)
  const head = readCrossTable({ name: sheet.name, lines, words, isHidden: (row) => hiddenRows.has(row), hidden }, sink)
  if (head === undefined) return undefined
  const merged = carried.filter(({ code }) => code === 'merged-figure').map((one) => ({ ...one, severity: 'error' as const }))
  return {
    ...head,
    ...(remover.column === undefined ? {} : { marks: remover.column }),
    problems: [...problems, ...merged, ...head.problems],
  }
}
