import type { TableProblem } from '../file/table-problem.ts'
import type { XmlHandler } from '../xml/scan-xml.ts'
import { openZip, ZIP_LIMITS, type ZipFile, type ZipLimits } from '../zip/read-zip.ts'
import type { NumberKind } from './number-format.ts'
import { createSharedStringsHandler } from './read-shared-strings.ts'
import { createStylesHandler } from './read-styles.ts'
import { createSheetHandler, type RowVisitor } from './scan-sheet.ts'
import { noteLayout, type SheetLayout } from './sheet-layout.ts'
import { readWorkbookPackage, scanPart } from './workbook-package.ts'

export interface WorkbookSheet {
  readonly name: string
  readonly hidden: boolean
  /** What a page or a document says right above its table, from the top; a workbook has it in cells. */
  readonly above?: readonly string[]
  /** Reads the rows in the order of the file. Cells that cannot be read as they stand are named in `problems`; what is in no cell goes to `layout`. */
  readRows(visit: RowVisitor, problems: TableProblem[], layout?: SheetLayout): void
}

/** Opens an .xlsx: its sheets are known, their rows are read when asked for. */
export function openWorkbook(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS): readonly WorkbookSheet[] {
  const zip = openZip(bytes, limits)
  const { sheets, date1904, partOf } = readWorkbookPackage(zip)
  let shared: readonly string[] | undefined
  let kinds: readonly NumberKind[] | undefined
  return sheets.map(({ name, hidden, part }) => {
    const readRows: WorkbookSheet['readRows'] = (visit, problems, layout) => {
      shared ??= collect(zip, partOf('sharedStrings'), createSharedStringsHandler)
      kinds ??= collect(zip, partOf('styles'), createStylesHandler)
      const cells = createSheetHandler({ sheet: name, strings: shared, kinds, date1904 }, visit, problems)
      scanPart(zip, part, layout === undefined ? cells : noteLayout(cells, layout))
    }
    return { name, hidden, readRows }
  })
}

function collect<T>(zip: ZipFile, part: string | undefined, createHandler: (into: T[]) => XmlHandler): readonly T[] {
  const into: T[] = []
  if (part !== undefined) scanPart(zip, part, createHandler(into))
  return into
}
