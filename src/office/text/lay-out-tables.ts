import type { CellPlace, DocumentText } from './document-text.ts'

/** Cells, a line each in the document, as rows of | … |, and where each line went: a text that a person, a check and a template can read alike. */
export function layOutTables({ text, cells }: DocumentText): { readonly text: string; readonly lineOf: (line: number) => number } {
  const laid: string[] = []
  const places: number[] = []
  const lines = text.split('\n')
  for (let index = 0; index < lines.length; index += 1) {
    const cell = cells.get(index)
    if (cell === undefined) {
      places.push(laid.length)
      laid.push(lines[index] ?? '')
      continue
    }
    const table: { readonly cell: CellPlace; readonly words: string; readonly line: number }[] = []
    for (; cells.get(index)?.table === cell.table; index += 1) {
      const place = cells.get(index)
      if (place !== undefined) table.push({ cell: place, words: lines[index] ?? '', line: index })
    }
    index -= 1
    const rows = rowsOf(table)
    for (const { cell: place } of table) places.push(laid.length + (place.row === 0 ? 0 : place.row + 1))
    laid.push(...rows)
  }
  return { text: laid.join('\n'), lineOf: (line) => (places[line - 1] ?? 0) + 1 }
}

function rowsOf(table: readonly { readonly cell: CellPlace; readonly words: string }[]): readonly string[] {
  const grid: string[][] = []
  for (const { cell, words } of table) {
    while (grid.length <= cell.row) grid.push([])
    const row = grid[cell.row] ?? []
    while (row.length <= cell.column) row.push('')
    row[cell.column] = `${row[cell.column] ?? ''}${words.replaceAll('|', '／').trim()}`
  }
  const width = Math.max(...grid.map(({ length }) => length))
  const written = grid.map((row) => `| ${Array.from({ length: width }, (_, column) => row[column] ?? '').join(' | ')} |`)
  return [written[0] ?? '', `|${' --- |'.repeat(width)}`, ...written.slice(1)]
}
