import type { TableProblem } from '../file/table-problem.ts'
import type { ZipLimits } from '../zip/read-zip.ts'
import { openWorkbook } from './open-workbook.ts'

export interface ReadSheet {
  readonly name: string
  readonly hidden: boolean
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  readonly problems: readonly TableProblem[]
}

/** All sheets of an .xlsx, hidden ones too, every cell as the text a person sees; rows in ascending order. */
export function readWorkbook(bytes: Uint8Array, limits?: ZipLimits): readonly ReadSheet[] {
  return openWorkbook(bytes, limits).map((sheet) => {
    const rows: { row: number; cells: readonly string[] }[] = []
    const problems: TableProblem[] = []
    sheet.readRows((row, cells) => rows.push({ row, cells: [...cells] }), problems)
    return { name: sheet.name, hidden: sheet.hidden, rows: rows.sort((a, b) => a.row - b.row), problems }
  })
}
