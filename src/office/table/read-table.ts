import { readCsv } from '../csv/read-csv.ts'
import type { FaultVisitor } from '../csv/read-records.ts'
import { detectFormat, isEncryptedPackage } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import { MarkRemover } from '../file/marked-problems.ts'
import type { TableProblem } from '../file/table-problem.ts'
import { openWorkbook, type WorkbookSheet } from '../xlsx/open-workbook.ts'
import type { ZipLimits } from '../zip/read-zip.ts'
import { openZip } from '../zip/read-zip.ts'
import { type BuildOptions, type BuiltTable, createTableBuilder } from './build-table.ts'
import type { CrossWords } from './cross-words.ts'
import { createLineKeeper } from './keep-lines.ts'
import { type GroupNames, knowLabels } from './known-labels.ts'
import { openPage } from './open-page.ts'
import { isWordPackage, openWordTables } from './open-word-tables.ts'
import { readCrossSheets, textSheet } from './read-cross-sheets.ts'
import { readSheetTable, type SheetTarget } from './read-sheet-table.ts'
import { splitCells } from './split-cells.ts'
import { turnSheet } from './turn-sheet.ts'
import type { ImportRow, OfficeTable, RowSink, TableHead } from './types.ts'

/** Names that may stand over rows, and the column that they then fill. */
export interface NamesOverRows {
  readonly label: string
  readonly names: readonly string[]
  /** What such a column may be called. */
  readonly columns: readonly string[]
  /** Places of the town; else the words of a choice. */
  readonly isPlace: boolean
}

export interface ReadTableOptions {
  /** Which sheet; the first visible one with something in it when absent. */
  readonly sheet?: string
  readonly limits?: ZipLimits
  /** The labels that a header is known by; of several sheets, the one that has most of them is read. */
  readonly known?: readonly string[]
  /** The row of the sheet where the header begins; it is found when absent. */
  readonly headerRow?: number
  /** Whether rows that the sheet hides are rows. Absent: they are named, and the table is not to be taken as it is. */
  readonly hidden?: 'include' | 'skip'
  /** Names that may stand over rows instead of in a column of their own: `label` and `columns` are what such a column is called. */
  readonly groups?: readonly NamesOverRows[]
  /** The sheet's first and last lines are given as they look. */
  readonly show?: boolean
  /** What a cross table may hold: with it the file is read as one, where it is one. */
  readonly cross?: CrossWords
}

/** The file, and how it is to be read. */
export interface TableFile {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly options?: ReadTableOptions
}

/**
 * Reads an office's file, .xlsx, separated text, a page saved as .xls or the tables of a .docx (by what is in it, not by its name), as rows by column
 * label, every cell as the text a person sees. Throws FileRefusal when it cannot be read at all; cells that cannot be taken as they stand are named in
 * `problems`.
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
  const { headerRow, hidden, show } = options
  const how: BuildOptions = { headerRow, hidden, show, groups: knowGroups(options.groups) }
  const target = { sink, isKnown, how, wanted: options.sheet }
  const asCross = (sheets: readonly WorkbookSheet[]): TableHead | undefined =>
    options.cross === undefined ? undefined : readCrossSheets(sheets, { sink, words: options.cross, wanted: options.sheet, hidden })
  if (format === 'zip') {
    const word = isWordPackage(openZip(bytes, options.limits))
    const sheets = word ? openWordTables(bytes, options.limits) : openWorkbook(bytes, options.limits)
    return readSheets(sheets, target, asCross)
  }
  if (format === 'ole') {
    if (isEncryptedPackage(bytes)) throw new FileRefusal('encrypted', '文件设有密码，请去掉密码后另存为 .xlsx 再试。')
    throw new FileRefusal('old-format', '这是旧格式的表格（.xls 或 .et），请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  if (format === 'markup') return readSheets(openPage(bytes), target, asCross)
  if (format !== 'text' || /\.(?:xlsx|xlsm)$/i.test(fileName)) {
    throw new FileRefusal('wrong-format', '这个文件不是表格，或已损坏。请用 Excel 或 WPS 另存为 .xlsx 再试。')
  }
  const text = options.cross === undefined ? undefined : textSheet(bytes, stemOf(fileName))
  return (text === undefined ? undefined : asCross([text])) ?? readCsvTable(target, bytes, fileName)
}

/** Sheets that lie on their side are stood upright first: else they would look like cross tables. */
function readSheets(
  all: readonly WorkbookSheet[],
  target: SheetTarget,
  asCross: (sheets: readonly WorkbookSheet[]) => TableHead | undefined,
): TableHead {
  const { isKnown, how } = target
  const sheets = isKnown === undefined ? all : all.map((sheet) => splitCells(sheet, isKnown))
  const turned = sheets.map((sheet) => (isKnown === undefined || how.headerRow !== undefined ? undefined : turnSheet(sheet, isKnown)))
  if (turned.every((one) => one === undefined)) return asCross(sheets) ?? readSheetTable(sheets, target)
  const head = readSheetTable(
    sheets.map((sheet, index) => turned[index]?.sheet ?? sheet),
    target,
  )
  const told = turned.find((one) => one?.sheet.name === head.sheet)?.told
  if (told === undefined) return head
  return { ...head, problems: [{ code: 'turned-sheet', severity: 'warning', at: head.sheet, message: told }, ...head.problems] }
}

function stemOf(fileName: string): string {
  return fileName.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '')
}

function knowGroups(groups: readonly NamesOverRows[] = []): readonly GroupNames[] {
  return groups.map(({ label, names, columns, isPlace }) => {
    const known = new Set(names)
    return { label, isPlace, has: (name) => known.has(name), isColumn: knowLabels(columns) }
  })
}

function readCsvTable({ sink, isKnown, how }: SheetTarget, bytes: Uint8Array, fileName: string): TableHead {
  const name = stemOf(fileName)
  const read = (more: BuildOptions): BuiltTable => {
    const problems: TableProblem[] = []
    const lines = createLineKeeper(createTableBuilder(name, { sink, isKnown, problems, how: { ...how, ...more } }), problems)
    const marks = new MarkRemover()
    const faults: FaultVisitor = { ...lines.faults, fits: (cells, delimiter) => lines.faults.fits(marks.remove(cells), delimiter) }
    readCsv(bytes, (line, cells, doubts) => lines.visit(line, marks.remove(cells), doubts), faults)
    return lines.finish()
  }
  const first = read({})
  if (first.groups.length === 0) return first.head
  sink.restart()
  return read({ withGroups: first.groups }).head
}
