import type { LedgerRecord } from '../../../api/contract/ledger.ts'
import type { ResolvedLedger } from '../../../definition/ledger/types.ts'
import { type Column, columnHeader, writtenCell } from '../columns.ts'

/** A rectangle of cells as a spreadsheet puts it on the clipboard: tabs between cells, lines between rows, quotes around what holds either. */
export function writeBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quoted).join('\t')).join('\r\n')
}

function quoted(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** The rows of such a text. */
export function readBlock(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let at = 0
  const endCell = () => {
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const letter = text[at] ?? ''
    if (letter === '"' && cell === '') {
      const end = endOfQuoted(text, at)
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end + 1
      continue
    }
    if (letter === '\t') endCell()
    else if (letter === '\n') endRow()
    else if (letter !== '\r') cell += letter
    at += 1
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

function endOfQuoted(text: string, from: number): number {
  let at = from + 1
  while (at < text.length) {
    if (text[at] === '"' && text[at + 1] === '"') at += 2
    else if (text[at] === '"') return at
    else at += 1
  }
  return text.length
}

interface Pasted {
  readonly ledger: ResolvedLedger
  readonly columns: readonly Column[]
  readonly block: readonly (readonly string[])[]
  /** The cell that the block's first comes to lie on. */
  readonly column: number
  readonly row: number
  readonly records: readonly LedgerRecord[]
}

/**
 * A pasted block as the office file that says the same: under its own header where it brings one, else under the columns that it lies on; rows that
 * lie on records carry what names those, so that an import finds them. Rows beyond the last record are new.
 */
export function blockAsFile({ ledger, columns, block, column, row, records }: Pasted): readonly (readonly string[])[] {
  const known = new Set(ledger.fields.flatMap(({ field }) => [field.label, columnHeader(field), ...(field.aliases ?? [])]))
  const [first = []] = block
  if (first.filter((cell) => cell.trim() !== '').every((cell) => known.has(cell.trim())) && first.some((cell) => cell.trim() !== ''))
    return block
  const width = Math.max(...block.map((cells) => cells.length))
  const lain = columns.slice(column, column + width)
  const keys = new Set(ledger.unique.flat())
  const naming = columns.filter(({ id }) => keys.has(id) && !lain.some((one) => one.id === id))
  const body = block.map((cells, index) => {
    const record = records[row + index]
    return [...naming.map((one) => (record === undefined ? '' : writtenCell(record, one))), ...lain.map((_, at) => cells[at] ?? '')]
  })
  return [[...naming, ...lain].map(({ field }) => columnHeader(field)), ...body]
}

/** The rows as a .csv that any spreadsheet, and the import, reads. */
export function rowsAsCsv(rows: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) => row.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')
  return `\uFEFF${rows.map(line).join('\r\n')}\r\n`
}
