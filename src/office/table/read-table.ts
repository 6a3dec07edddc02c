import { readCsv } from '../csv/read-csv.ts'
import { detectFormat, isEncryptedPackage } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { CellDoubt, TableProblem } from '../file/table-problem.ts'
import { openWorkbook, type WorkbookSheet } from '../xlsx/open-workbook.ts'
import type { ZipLimits } from '../zip/read-zip.ts'
import { createTableBuilder } from './build-table.ts'
import { createLineKeeper } from './keep-lines.ts'
import type { ImportRow, OfficeTable, RowSink, TableHead } from './types.ts'

export interface ReadTableOptions {
  /** Which sheet; the first visible one with something in it when absent. */
  readonly sheet?: string
  readonly limits?: ZipLimits
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
  if (format === 'zip') return readSheetTable(openWorkbook(bytes, options.limits), { sink, wanted: options.sheet })
  if (format === 'ole') {
    if (isEncryptedPackage(bytes)) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存为 .xlsx 再试。')
    throw new FileRefusal('old-format', '这是旧格式的表格（.xls 或 .et），请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  if (format === 'markup') throw new FileRefusal('wrong-format', '这是网页格式的表格，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。')
  if (format !== 'text' || /\.(?:xlsx|xlsm)$/i.test(fileName)) {
    throw new FileRefusal('wrong-format', '这个文件不是表格，或已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  return readCsvTable(sink, bytes, fileName)
}

interface Wanted {
  readonly sink: RowSink
  readonly wanted: string | undefined
}

function readSheetTable(sheets: readonly WorkbookSheet[], { sink, wanted }: Wanted): TableHead {
  const visible = sheets.filter((sheet) => !sheet.hidden)
  const candidates = wanted === undefined ? (visible.length > 0 ? visible : sheets) : sheets.filter((sheet) => sheet.name === wanted)
  if (candidates.length === 0) {
    throw new FileRefusal(
      'empty',
      wanted === undefined ? '表格里没有工作表。' : `没有名为“${wanted}”的工作表，只有：${sheets.map((sheet) => sheet.name).join('、')}。`,
    )
  }
  let first: TableHead | undefined
  for (const [index, sheet] of candidates.entries()) {
    const table = buildSheetTable(sink, sheet)
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

function buildSheetTable(sink: RowSink, sheet: WorkbookSheet): TableHead {
  const problems: TableProblem[] = []
  const builder = createTableBuilder(sheet.name, { sink, problems })
  let last = 0
  let ascending = true
  sheet.readRows((row, cells, doubts) => {
    if (row <= last) ascending = false
    last = row
    if (ascending) builder.add(row, cells, doubts)
  }, problems)
  if (ascending) return builder.finish()

  // Rare, but legal XML all the same: the rows stand in another order than their numbers say.
  const rows: { row: number; cells: readonly string[]; doubts: ReadonlyMap<number, CellDoubt> | undefined }[] = []
  const sorted: TableProblem[] = []
  sheet.readRows((row, cells, doubts) => rows.push({ row, cells: [...cells], doubts }), sorted)
  sink.restart()
  const second = createTableBuilder(sheet.name, { sink, problems: sorted })
  for (const { row, cells, doubts } of rows.sort((a, b) => a.row - b.row)) second.add(row, cells, doubts)
  return second.finish()
}

/** Whether a sheet that is not read has anything in it. */
function hasRows(sheet: WorkbookSheet): boolean {
  let filled = false
  sheet.readRows((_, cells) => {
    filled ||= cells.some((cell) => cell !== '')
  }, [])
  return filled
}

function readCsvTable(sink: RowSink, bytes: Uint8Array, fileName: string): TableHead {
  const problems: TableProblem[] = []
  const name = fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
  const lines = createLineKeeper(createTableBuilder(name, { sink, problems }), problems)
  readCsv(bytes, lines.visit, lines.faults)
  return lines.finish()
}
