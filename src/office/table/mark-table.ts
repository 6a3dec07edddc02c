import { markCsv } from '../csv/mark-csv.ts'
import { detectFormat } from '../file/detect-format.ts'
import { FileRefusal } from '../file/file-refusal.ts'
import type { TableMarks } from '../file/marked-problems.ts'
import { markWorkbook } from '../xlsx/fill/mark-workbook.ts'
import { openZip } from '../zip/read-zip.ts'
import { isWordPackage } from './open-word-tables.ts'

/** A file as it was sent in, and what was found wrong with it. */
export interface MarkedFile {
  readonly bytes: Uint8Array
  readonly marks: TableMarks
  /** Where an earlier copy of it has its marks. */
  readonly column?: number | undefined
}

/** The copy of a file that goes back to whoever filled it in, each problem marked at its place. Throws FileRefusal for a page or a document: nothing can be marked there. */
export function markTable({ bytes, marks, column }: MarkedFile): Uint8Array {
  const format = detectFormat(bytes)
  if (format === 'zip' && !isWordPackage(openZip(bytes))) return markWorkbook(bytes, marks, column)
  if (format === 'text') return markCsv(bytes, marks)
  throw new FileRefusal('wrong-format', '只有 .xlsx 和 .csv 能标出问题再下载。请把表用 Excel 或 WPS 另存为 .xlsx 再导。')
}
