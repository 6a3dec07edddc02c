import type { ProseLine } from '../../../definition/report/prose.ts'

export interface CellWithTitles {
  readonly line: ProseLine
  /** The cell at the top of its column. */
  readonly head: string
  /** The cells before it in its row, with the tops of their columns. */
  readonly row: readonly { readonly head: string; readonly text: string }[]
}

/** The cells below the heads of all tables, each with the cells that say what it is. */
export function tableCells(lines: readonly ProseLine[]): readonly CellWithTitles[] {
  const texts = new Map<string, string>()
  for (const { cell, text } of lines) if (cell !== undefined) texts.set(keyOf(cell), text)
  return lines.flatMap((line) => {
    const { cell } = line
    if (cell === undefined || cell.row === 0) return []
    const head = (column: number) => texts.get(keyOf({ ...cell, row: 0, column })) ?? ''
    const row = Array.from({ length: cell.column }, (_, column) => ({
      head: head(column),
      text: texts.get(keyOf({ ...cell, column })) ?? '',
    }))
    return [{ line, head: head(cell.column), row }]
  })
}

function keyOf({ table, row, column }: NonNullable<ProseLine['cell']>): string {
  return `${table}/${row}/${column}`
}
