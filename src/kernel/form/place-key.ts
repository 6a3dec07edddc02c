import { cellName } from './cell-name.ts'
import type { FormReading } from './form-reading.ts'

type PlaceOf = FormReading['open'][number]

/** A cell without words around is known by its place alone. */
export function placeKey({ sheet, cell }: { readonly sheet: string; readonly cell: string }): string {
  return `@${sheet}!${cell}`
}

/** Whether a key is of a place, and not of labels. */
export function isPlaceKey(key: string): boolean {
  return key.startsWith('@')
}

/** The blank cell that such a key names; undefined where something stands there, or computes, or the sheet is gone. */
export function findPlace({ grids, period }: FormReading, key: string): PlaceOf | undefined {
  const [, sheet = '', cell = ''] = /^@(.*)!([A-Z]{1,3}\d{1,7})$/.exec(key) ?? []
  const grid = grids.find((one) => one.sheet === sheet)
  const at = readPlace(cell)
  if (grid === undefined || at === undefined || at.row > grid.lastRow || at.column > grid.lastColumn) return undefined
  const found = grid.at(at.row, at.column)
  if (found.text !== '' || found.formula || found.row !== at.row || found.column !== at.column) return undefined
  const name = cellName(found)
  return { sheet, cell: name, label: name, key, why: '旁边没有字，看不出要什么', candidates: [], said: { period: period.key, units: [] } }
}

/** `C7` as a row and a 0-based column. */
export function readPlace(cell: string): { readonly row: number; readonly column: number } | undefined {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? []
  if (letters === '') return undefined
  return { row: Number.parseInt(digits, 10), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 }
}
