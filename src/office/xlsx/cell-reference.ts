import { FileRefusal } from '../file/file-refusal.ts'
import { readDigits } from '../xml/xml-tag.ts'

/** Excel's own limits. */
export const MOST_COLUMNS = 16_384
export const MOST_ROWS = 1_048_576

/** `C7` in bytes: the 0-based column; -1 when it is no cell reference. */
export function readColumn(bytes: Buffer, start: number, end: number): number {
  let column = 0
  let at = start
  for (; at < end; at++) {
    const letter = ((bytes[at] ?? 0) & ~0x20) - 0x40
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
    if (column > MOST_COLUMNS) throw new FileRefusal('damaged', '表格中有超出范围的列，请用 Excel 或 WPS 打开后另存再试。')
  }
  return column - 1
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `C7` of a 0-based column and a row. */
export function writeReference(column: number, row: number): string {
  return `${columnLetters(column)}${row}`
}

/** `C7`: the 0-based column and the row; undefined when it is no cell reference. */
export function readReference(text: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(text)
  if (match?.[1] === undefined || match[2] === undefined) return undefined
  const letters = Buffer.from(match[1], 'latin1')
  return { column: readColumn(letters, 0, letters.length), row: readDigits(Buffer.from(match[2], 'latin1'), 0, match[2].length) ?? 0 }
}
