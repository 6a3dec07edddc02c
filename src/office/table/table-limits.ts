import { FileRefusal } from '../file/file-refusal.ts'
import { columnLetters } from '../xlsx/cell-reference.ts'

/** What one table may hold. A township's largest is a tenth of it; what is larger comes in several files. */
export const tableLimits = { line: 1_048_576, rows: 200_000, columns: 2_000, cells: 4_000_000, text: 32_767 } as const

/** Counts the rows of a table as they are read, so that one that is too large is refused before it fills the memory. */
export interface LimitKeeper {
  /** Throws FileRefusal, with the place. */
  count(row: number, cells: readonly string[]): void
}

export function keepLimits(): LimitKeeper {
  let rows = 0
  let total = 0
  return {
    count(row, cells) {
      if (row > tableLimits.line) throw tooLarge(`超过 ${tableLimits.line} 行`)
      if (cells.length > tableLimits.columns) throw tooLarge(`第${row}行超过 ${tableLimits.columns} 列`)
      total += cells.length
      if (total > tableLimits.cells) throw tooLarge(`超过 ${tableLimits.cells / 10_000} 万格`)
      let filled = false
      for (let at = 0; at < cells.length; at += 1) {
        const cell = cells[at] ?? ''
        if (cell === '') continue
        filled = true
        if (cell.length > tableLimits.text) throw tooLarge(`${columnLetters(at)}${row} 一格超过 ${tableLimits.text} 字`)
        if (cell.includes('\0'))
          throw new FileRefusal('damaged', `${columnLetters(at)}${row} 里有看不见的控制字符，请用 Excel 或 WPS 打开后另存为 .xlsx 再试。`)
      }
      if (filled) rows += 1
      if (rows > tableLimits.rows) throw tooLarge(`超过 ${tableLimits.rows} 行有内容`)
    },
  }
}

function tooLarge(what: string): FileRefusal {
  return new FileRefusal('too-large', `表格太大：${what}，未读取。请分成几份再试。`)
}
