import type { TableProblem } from '../file/table-problem.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'
import type { TallCell } from '../xlsx/sheet-layout.ts'

export interface Carrier {
  /** The row's cells, those below a merged cell filled with its words. Rows come in ascending order. */
  fill(row: number, cells: readonly string[]): readonly string[]
  /** Tells what was carried, and what was not. */
  report(): void
}

const figure = /^[-+]?[\d,]+(?:\.\d+)?[%％]?$/
const year = /^(?:19|20)\d{2}$/
const listed = 10

/**
 * A name that is merged over several rows (a village over its crops) is that of each of them. A figure is not: an amount written once over two rows is one
 * amount, and is read in the first of them alone.
 */
export function carryDown(sheet: string, tall: readonly TallCell[], problems: TableProblem[]): Carrier {
  const waiting = [...tall].sort((left, right) => right.first - left.first || right.column - left.column)
  let open: { readonly cell: TallCell; readonly words: string }[] = []
  const carried: string[] = []
  const left: string[] = []

  return {
    fill(row, cells) {
      open = open.filter(({ cell }) => row <= cell.last)
      const filled = [...cells]
      for (const { cell, words } of open) {
        if ((cells[cell.column] ?? '').trim() !== '') continue
        while (filled.length <= cell.column) filled.push('')
        filled[cell.column] = words
        carried.push(`${columnLetters(cell.column)}${row}`)
      }
      for (let next = waiting.at(-1); next !== undefined && next.first <= row; next = waiting.at(-1)) {
        waiting.pop()
        const words = cells[next.column] ?? ''
        if (next.first !== row || words.trim() === '') continue
        if (figure.test(words.trim()) && !year.test(words.trim())) left.push(`${columnLetters(next.column)}${next.first}`)
        else open.push({ cell: next, words })
      }
      return filled
    },
    report() {
      tell('carried-down', carried, (places) => `${places}合并在上面一格里，按上面一格的内容读入。`)
      tell('merged-figure', left, (places) => `${places}的数合并了几行，只算在第一行里；各行另有数的，请拆开单元格填写。`)
    },
  }

  function tell(code: 'carried-down' | 'merged-figure', places: readonly string[], say: (places: string) => string): void {
    if (places.length === 0) return
    const some = places.slice(0, listed).join('、')
    problems.push({
      code,
      severity: 'warning',
      at: `${sheet}!${places[0]}`,
      message: say(places.length > listed ? `${some} 等 ${places.length} 格` : some),
    })
  }
}
