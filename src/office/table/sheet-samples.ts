import { isBlank } from './filled-places.ts'
import type { ShownLine } from './types.ts'

const sampled = 30
const longest = 60

/** The first cells of each column with something in them. */
export class ColumnSamples {
  readonly #columns: readonly { readonly at: number; readonly label: string; readonly cells: string[] }[]
  #open: boolean

  constructor(columns: readonly { readonly at: number; readonly label: string }[]) {
    this.#columns = columns.map(({ at, label }) => ({ at, label, cells: [] }))
    this.#open = true
  }

  add(cells: readonly string[]): void {
    if (!this.#open) return
    for (const column of this.#columns) {
      const cell = cells[column.at] ?? ''
      if (column.cells.length < sampled && !isBlank(cell)) column.cells.push(cell.slice(0, longest))
    }
    // A column that stays empty is not waited for.
    this.#open = (this.#columns[0]?.cells.length ?? 0) < sampled
  }

  all(): Readonly<Record<string, readonly string[]>> {
    return Object.fromEntries(this.#columns.map(({ label, cells }) => [label, cells]))
  }
}

const firstLines = 60
const lastLines = 15

/** The sheet as it looks: its first lines, and its last. */
export class ShownLines {
  readonly wants: boolean
  readonly #first: ShownLine[] = []
  #last: ShownLine[] = []

  constructor(wants: boolean) {
    this.wants = wants
  }

  add(row: number, cells: readonly string[]): void {
    if (!this.wants) return
    const line = { row, cells: cells.map((cell) => cell.slice(0, longest)) }
    if (this.#first.length < firstLines) this.#first.push(line)
    else {
      this.#last.push(line)
      if (this.#last.length > lastLines * 20) this.#last = this.#last.slice(-lastLines)
    }
  }

  all(): readonly ShownLine[] {
    return [...this.#first, ...this.#last.slice(-lastLines)]
  }
}
