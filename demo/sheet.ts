import { groupBy } from '../src/definition/group-by.ts'
import type { ColumnType } from '../src/office/xlsx/write-workbook.ts'

/** A cell as an office writes it; '' is empty. */
export type Cell = string

/** One office file before it is written: one ledger, one sheet, a header row and rows. */
export interface DemoSheet {
  /** The ledger's label. */
  readonly ledger: string
  readonly columns: readonly { readonly label: string; readonly type: ColumnType }[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Columns written short: `面积(亩):number`, text when no type is given. */
export function defineSheet(ledger: string, columns: readonly string[], rows: readonly (readonly Cell[])[]): DemoSheet {
  return { ledger, columns: columns.map(readColumn), rows }
}

function readColumn(written: string): { label: string; type: ColumnType } {
  const [label = '', type = 'text'] = written.split(':')
  if (type !== 'text' && type !== 'number' && type !== 'date' && type !== 'dateTime' && type !== 'month')
    throw new Error(`unknown column type ${type}`)
  return { label, type }
}

/** Sheets of one ledger become one; they come last: only then is there all that their rows may name. */
export function joinSheets(sheets: readonly DemoSheet[]): readonly DemoSheet[] {
  const groups = groupBy(sheets, ({ ledger }) => ledger)
  const alone = sheets.filter(({ ledger }) => groups.get(ledger)?.length === 1)
  return [...alone, ...[...groups.values()].filter(({ length }) => length > 1).flatMap(joinParts)]
}

function joinParts(parts: readonly DemoSheet[]): DemoSheet[] {
  const [first] = parts
  if (first === undefined) return []
  const columns = JSON.stringify(first.columns)
  if (parts.some((part) => JSON.stringify(part.columns) !== columns)) throw new Error(`${first.ledger} has other columns in another pack`)
  return [{ ...first, rows: parts.flatMap(({ rows }) => rows) }]
}
