import { openZip, ZIP_LIMITS } from '../../zip/read-zip.ts'
import { readReference } from '../cell-reference.ts'
import type { NumberKind } from '../number-format.ts'
import { openWorkbook } from '../open-workbook.ts'
import { createStylesHandler } from '../read-styles.ts'
import { readWorkbookPackage, scanPart } from '../workbook-package.ts'
import { formulaOf } from './formulas.ts'
import { assertFillable } from './is-fillable.ts'
import { attributeOf, parseSheet, type SheetText } from './sheet-text.ts'

/** A cell of a form; columns are counted from 0, rows from 1. */
export interface FormCell {
  readonly row: number
  readonly column: number
  /** As a person sees it; empty where the cell is blank. */
  readonly text: string
  readonly kind: NumberKind
  readonly formula: boolean
}

export interface FormArea {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface FormSheet {
  readonly name: string
  /** All cells that the file has, blank ones too, row by row. */
  readonly cells: readonly FormCell[]
  readonly merges: readonly FormArea[]
}

/** A department's form is read where everybody waits: no part of one is larger. */
const formLimits = { ...ZIP_LIMITS, partBytes: 16 * 1024 * 1024 }

/** The visible sheets of a form as they look: texts, blank cells, what is merged, which cells compute by themselves. Throws FileRefusal. */
export function readForm(bytes: Uint8Array): readonly FormSheet[] {
  assertFillable(bytes)
  const zip = openZip(bytes, formLimits)
  const book = readWorkbookPackage(zip)
  const kinds: NumberKind[] = []
  const styles = book.partOf('styles')
  if (styles !== undefined) scanPart(zip, styles, createStylesHandler(kinds))
  // Looked at before anything is read at length: what unfolds to more than a form has is refused.
  for (const part of [book.partOf('sharedStrings'), ...book.sheets.map(({ part: sheet }) => sheet)])
    if (part !== undefined) zip.read(part, () => undefined)
  return openWorkbook(bytes).flatMap((sheet, index) => {
    const part = book.sheets[index]?.part
    if (sheet.hidden || part === undefined) return []
    const texts = new Map<string, string>()
    sheet.readRows((row, cells) => {
      for (const [column, text] of cells.entries()) if (text !== '') texts.set(`${row}:${column}`, text)
    }, [])
    const text = parseSheet(zip.readAll(part))
    return [{ name: sheet.name, cells: cellsOf(text, texts, kinds), merges: mergesOf(text) }]
  })
}

function cellsOf(sheet: SheetText, texts: ReadonlyMap<string, string>, kinds: readonly NumberKind[]): readonly FormCell[] {
  return sheet.rows.flatMap(({ row, cells }) =>
    cells.map((cell): FormCell => {
      const style = Number.parseInt(attributeOf(cell.attributes, 's') ?? '0', 10)
      return {
        row,
        column: cell.column,
        text: texts.get(`${row}:${cell.column}`) ?? '',
        kind: kinds[style] ?? 'number',
        formula: formulaOf(cell) !== undefined,
      }
    }),
  )
}

function mergesOf(sheet: SheetText): readonly FormArea[] {
  return [...sheet.tail.matchAll(/<(?:[\w.-]+:)?mergeCell\b([^>]*?)\/?>/g)].flatMap(([, attributes = '']) => {
    const [first, last] = (attributeOf(attributes, 'ref') ?? '').split(':').map(readReference)
    if (first === undefined || last === undefined) return []
    return [{ firstRow: first.row, lastRow: last.row, firstColumn: first.column, lastColumn: last.column }]
  })
}
