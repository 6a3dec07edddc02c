export { csvLine, writeCsv } from './csv/write-csv.ts'
export type { RenderOptions } from './document/render-options.ts'
export { renderDocx } from './docx/render-docx.ts'
export { FileRefusal, type FileRefusalCode } from './file/file-refusal.ts'
export type { MarkedRow, TableMarks } from './file/marked-problems.ts'
export type { TableProblem } from './file/table-problem.ts'
export { renderHtml } from './html/render-html.ts'
export { renderMarkdown } from './markdown/render-markdown.ts'
export { type ReadTableOptions, readTable } from './table/read-table.ts'
export { markTableAside, readTableAside, type TableAside } from './table/read-table-aside.ts'
export type { ImportRow, OfficeTable } from './table/types.ts'
export { documentMarkdown } from './text/document-markdown.ts'
export type { DocumentText } from './text/document-text.ts'
export { layOutTables } from './text/lay-out-tables.ts'
export { presentRemains } from './text/present-remains.ts'
export { readDocumentText } from './text/read-document-text.ts'
export { type CellValue, fillWorkbook, type RowGrowth, type SheetFill } from './xlsx/fill/fill-workbook.ts'
export { type FormArea, type FormCell, type FormSheet, readForm } from './xlsx/fill/read-form.ts'
export { type ReadSheet, readWorkbook } from './xlsx/read-workbook.ts'
export {
  type AsyncSheet,
  type ColumnType,
  type Sheet,
  type SheetColumn,
  type SheetFrame,
  type SheetRow,
  writeWorkbook,
  writeWorkbookAsync,
} from './xlsx/write-workbook.ts'
export { createZip } from './zip/write-zip.ts'
