import { readCsv } from '../csv/read-csv.ts'
import { detectFormat, isEncryptedPackage } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { openWorkbook, type WorkbookSheet } from '../xlsx/open-workbook.ts'
import { createLayout, type TallCell } from '../xlsx/sheet-layout.ts'
import type { ZipLimits } from '../zip/read-zip.ts'
import { createTableBuilder, mostTitles } from './build-table.ts'
import { carryDown } from './carry-down.ts'
import { findHeader, type HeadLine } from './find-header.ts'
import { createLineKeeper } from './keep-lines.ts'
import { type IsKnown, knowLabels } from './known-labels.ts'
import type { ImportRow, OfficeTable, RowSink, TableHead } from './types.ts'

export interface ReadTableOptions {
  /** Which sheet; the first visible one with something in it when absent. */
  readonly sheet?: string
  readonly limits?: ZipLimits
  /** The labels that a header is known by; of several sheets, the one that has most of them is read. */
  readonly known?: readonly string[]
}

/** The file, and how it is to be read. */
export interface TableFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly options?: ReadTableOptions
}

/**
 * Reads an office's file, .xlsx or .csv (by what is in it, not by its name), as rows by column label, every cell as the text a person sees.
 * Throws FileRefusal when it cannot be read at all; cells that cannot be taken as they stand are named in `problems`.
 */
export function readTable(bytes: Uint8Array, fileName: string, options: ReadTableOptions = {}): OfficeTable {
  const rows: ImportRow[] = []
  const sink: RowSink = {
    add: (row) => void rows.push(row),
    restart: () => void rows.splice(0),
  }
  return { ...readTableInto(sink, { bytes, fileName, options }), rows }
}

/** The same for rows that need not all be held at once: each goes to the sink as it is read. */
export function readTableInto(sink: RowSink, { bytes, fileName, options = {} }: TableFile): TableHead {
  if (bytes.length === 0) throw new FileRefusal('empty', '文件是空的。')
  const format = detectFormat(bytes)
  const isKnown = options.known === undefined ? undefined : knowLabels(options.known)
  if (format === 'zip') return readSheetTable(openWorkbook(bytes, options.limits), { sink, wanted: options.sheet, isKnown })
  if (format === 'ole') {
    if (isEncryptedPackage(bytes)) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存为 .xlsx 再试。')
    throw new FileRefusal('old-format', '这是旧格式的表格（.xls 或 .et），请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  if (format === 'markup') throw new FileRefusal('wrong-format', '这是网页格式的表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。')
  if (format !== 'text' || /\.(?:xlsx|xlsm)$/i.test(fileName)) {
    throw new FileRefusal('wrong-format', '这个文件不是表格，或已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  return readCsvTable({ sink, isKnown }, bytes, fileName)
}

interface Target {
  readonly sink: RowSink
  readonly isKnown: IsKnown | undefined
}

interface Wanted extends Target {
  readonly wanted: string | undefined
}

function readSheetTable(sheets: readonly WorkbookSheet[], { wanted, ...target }: Wanted): TableHead {
  const visible = sheets.filter((sheet) => !sheet.hidden)
  const named = wanted === undefined ? (visible.length > 0 ? visible : sheets) : sheets.filter((sheet) => sheet.name === wanted)
  const candidates = bestFirst(named, target.isKnown)
  if (candidates.length === 0) {
    throw new FileRefusal(
      'empty',
      wanted === undefined ? '表格里没有工作表。' : `没有名为“${wanted}”的工作表，只有：${sheets.map((sheet) => sheet.name).join('、')}。`,
    )
  }
  let first: TableHead | undefined
  for (const [index, sheet] of candidates.entries()) {
    const table = buildSheetTable(target, sheet)
    if (table.columns.length === 0) {
      first ??= table
      continue
    }
    const others = candidates.slice(index + 1).filter(hasRows)
    if (others.length === 0) return table
    const message = `只读入了工作表“${sheet.name}”；${others.map((other) => `“${other.name}”`).join('、')}里也有内容，没有读入。`
    return { ...table, problems: [...table.problems, { code: 'other-sheets', severity: 'warning', at: sheet.name, message }] }
  }
  if (first === undefined) throw new FileRefusal('empty', '表格里没有内容。')
  return first
}

/** The sheet with most of what is waited for comes first: before it stand instructions and covers. */
function bestFirst(sheets: readonly WorkbookSheet[], isKnown: IsKnown | undefined): readonly WorkbookSheet[] {
  if (isKnown === undefined || sheets.length < 2) return sheets
  const known = new Map(sheets.map((sheet) => [sheet, findHeader(firstLines(sheet), isKnown)?.known ?? 0]))
  const best = Math.max(...known.values())
  const chosen = best > 1 ? sheets.find((sheet) => known.get(sheet) === best) : undefined
  return chosen === undefined ? sheets : [chosen, ...sheets.filter((sheet) => sheet !== chosen)]
}

class EnoughSeen extends Error {}

function firstLines(sheet: WorkbookSheet): readonly HeadLine[] {
  const lines: HeadLine[] = []
  try {
    sheet.readRows((row, cells) => {
      if (cells.some((cell) => cell !== '')) lines.push({ row, cells: [...cells] })
      if (lines.length > mostTitles) throw new EnoughSeen()
    }, [])
  } catch (error) {
    if (!(error instanceof EnoughSeen)) throw error
  }
  return lines
}

function buildSheetTable(target: Target, sheet: WorkbookSheet): TableHead {
  const layout = createLayout()
  const problems: TableProblem[] = []
  const builder = createTableBuilder(sheet.name, { ...target, problems })
  let last = 0
  let ascending = true
  sheet.readRows(
    (row, cells, doubts) => {
      if (row <= last) ascending = false
      last = row
      if (ascending) builder.add(row, cells, doubts)
    },
    problems,
    layout,
  )
  const table = ascending ? builder.finish() : buildSorted(target, sheet)
  const tall = layout.tallCells.filter((cell) => cell.first > table.headerRow)
  const whole = tall.length === 0 || !ascending ? table : buildCarried(target, sheet, tall)
  const hidden = layout.hiddenRows.filter((row) => row > table.headerRow && row <= last)
  return hidden.length === 0 ? whole : { ...whole, problems: [...whole.problems, hiddenRows(sheet, hidden)] }
}

/** Once more, now that it is known which cells stand for those below them. */
function buildCarried(target: Target, sheet: WorkbookSheet, tall: readonly TallCell[]): TableHead {
  const problems: TableProblem[] = []
  target.sink.restart()
  const builder = createTableBuilder(sheet.name, { ...target, problems })
  const carrier = carryDown(sheet.name, tall, problems)
  sheet.readRows((row, cells, doubts) => builder.add(row, carrier.fill(row, cells), doubts), problems)
  carrier.report()
  return builder.finish()
}

function hiddenRows({ name }: WorkbookSheet, rows: readonly number[]): TableProblem {
  const some = rows.slice(0, 10).map((row) => `第${row}行`)
  const message = `${some.join('、')}${rows.length > some.length ? `等 ${rows.length} 行` : ''}在表里是隐藏的，也读入了。不该读入的，请先从表里删去。`
  return { code: 'hidden-rows', severity: 'warning', at: name, message }
}

/** Rare, but legal XML all the same: the rows stand in another order than their numbers say. */
function buildSorted(target: Target, sheet: WorkbookSheet): TableHead {
  const rows: { row: number; cells: readonly string[]; doubts: ReadonlyMap<number, CellDoubt> | undefined }[] = []
  const problems: TableProblem[] = []
  sheet.readRows((row, cells, doubts) => rows.push({ row, cells: [...cells], doubts }), problems)
  target.sink.restart()
  const builder = createTableBuilder(sheet.name, { ...target, problems })
  for (const { row, cells, doubts } of rows.sort((a, b) => a.row - b.row)) builder.add(row, cells, doubts)
  return builder.finish()
}

/** Whether a sheet that is not read has anything in it. */
function hasRows(sheet: WorkbookSheet): boolean {
  let filled = false
  sheet.readRows((_, cells) => {
    filled ||= cells.some((cell) => cell !== '')
  }, [])
  return filled
}

function readCsvTable(target: Target, bytes: Uint8Array, fileName: string): TableHead {
  const problems: TableProblem[] = []
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const lines = createLineKeeper(createTableBuilder(name, { ...target, problems }), problems)
  readCsv(bytes, lines.visit, lines.faults)
  return lines.finish()
}
