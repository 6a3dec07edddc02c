/** Where a cell stands, all from 0. */
export interface TablePlace {
  readonly table: number
  readonly row: number
  readonly column: number
}

/** Where the cells of a plain text stand: in rows of | … |, as Markdown writes them, or of tabs, as they are pasted. */
export interface PlainCell {
  readonly start: number
  readonly text: string
  readonly cell: TablePlace
}

/** Finds tables among the lines of a plain text; by the index of the line, its cells. A row of dashes has none. */
export function readPlainTables(lines: readonly string[]): ReadonlyMap<number, readonly PlainCell[]> {
  const found = new Map<number, readonly PlainCell[]>()
  let table = 0
  let from = 0
  while (from < lines.length) {
    const kind = kindOf(lines[from] ?? '')
    let to = from + 1
    while (kind !== undefined && to < lines.length && kindOf(lines[to] ?? '') === kind) to += 1
    if (kind !== undefined && to - from >= 2) {
      readRows(lines, { from, to, table, mark: kind }).forEach((cells, index) => {
        found.set(index, cells)
      })
      table += 1
    }
    from = to
  }
  return found
}

function kindOf(line: string): '|' | '\t' | undefined {
  if (/^\s*\|.*\|\s*$/.test(line)) return '|'
  return /\S\t+\s*\S/.test(line) ? '\t' : undefined
}

interface Block {
  readonly from: number
  readonly to: number
  readonly table: number
  readonly mark: '|' | '\t'
}

function readRows(lines: readonly string[], { from, to, table, mark }: Block): ReadonlyMap<number, readonly PlainCell[]> {
  const rows = new Map<number, readonly PlainCell[]>()
  let row = 0
  for (let index = from; index < to; index += 1) {
    const line = lines[index] ?? ''
    if (/^[\s|:-]+$/.test(line)) {
      rows.set(index, [])
      continue
    }
    const lead = mark === '|' ? line.indexOf('|') + 1 : 0
    const body = mark === '|' ? line.slice(lead, line.lastIndexOf('|')) : line
    let start = lead
    const cells = body.split(mark).map((text, column): PlainCell => {
      const cell = { start: start + (text.length - text.trimStart().length), text: text.trim(), cell: { table, row, column } }
      start += text.length + 1
      return cell
    })
    rows.set(index, cells)
    row += 1
  }
  return rows
}
