import type { FormView, SheetView } from '../../api/contract/form.ts'
import { headsAbove } from './sheet-layout.ts'

/** The blank rows that a cell may belong to. */
export interface RowsAt {
  readonly sheet: string
  readonly firstRow: number
  readonly lastRow: number
  readonly heads: readonly { readonly column: number; readonly label: string }[]
  /** They were read as rows of records: the cell is none of its own. */
  readonly isArea: boolean
}

/** The rows of records that a pressed cell belongs to; else those that somebody may make of its row, where that is blank under three heads or more. */
export function rowsAt(form: FormView, sheet: SheetView, cell: string): RowsAt | undefined {
  const row = Number(/\d+$/.exec(cell)?.[0] ?? '0')
  const isIn = (one: { readonly sheet: string; readonly firstRow: number; readonly lastRow: number }) =>
    one.sheet === sheet.name && one.firstRow <= row && row <= one.lastRow
  const area = form.areas.find(isIn)
  if (area !== undefined) return { ...area, isArea: true }
  const block = form.blocks.find(isIn)
  const heads = headsAbove(sheet, block?.firstRow ?? row)
  if (block !== undefined) return { sheet: sheet.name, firstRow: block.firstRow, lastRow: block.lastRow, heads, isArea: true }
  const isBlank = (at: number) => !sheet.cells.some((one) => one.row === at && one.text !== '' && !/^\d+$/.test(one.text))
  if (!isBlank(row) || heads.length < 3) return undefined
  let [firstRow, lastRow] = [row, row]
  while (firstRow > 1 && isBlank(firstRow - 1)) firstRow -= 1
  while (lastRow < sheet.rows && isBlank(lastRow + 1)) lastRow += 1
  return { sheet: sheet.name, firstRow, lastRow, heads: headsAbove(sheet, firstRow), isArea: false }
}
