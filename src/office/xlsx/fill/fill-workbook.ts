import { FileRefusal } from '../../file/file-refusal.ts'
import { openZip, type ZipFile } from '../../zip/read-zip.ts'
import { readReference } from '../cell-reference.ts'
import type { NumberKind } from '../number-format.ts'
import { createStylesHandler } from '../read-styles.ts'
import { readWorkbookPackage, scanPart, type WorkbookPackage } from '../workbook-package.ts'
import { type CellValue, setValue } from './cell-value.ts'
import { formulaOf } from './formulas.ts'
import { changeFormulas, growSheet, moveFormulas } from './grow-sheet.ts'
import { assertFillable } from './is-fillable.ts'
import { movedFormula, type RowGrowth } from './move-rows.ts'
import { moveRelatedParts } from './related-parts.ts'
import { replaceParts, textOf } from './replace-parts.ts'
import { attributeOf, parseSheet, type SheetText, writeSheet } from './sheet-text.ts'
import { dropStaleResults } from './stale-results.ts'
import { takeCell } from './take-cell.ts'
import { widenSheet } from './widen-sheet.ts'
import { moveCalculationChain, moveDefinedNames, recalculateOnOpen, sheetIdOf } from './workbook-text.ts'

export type { CellValue } from './cell-value.ts'
export type { RowGrowth } from './move-rows.ts'

export interface SheetFill {
  readonly sheet: string
  /** Rows to be copied, by their numbers in the blank form, from above to below. */
  readonly grow?: readonly RowGrowth[]
  /** Cells by their place (`C7`) after the rows have grown. */
  readonly cells: readonly { readonly cell: string; readonly value: CellValue }[]
}

interface OpenSheet {
  readonly name: string
  readonly part: string
  readonly text: SheetText
}

/**
 * Fills cells of an .xlsx or .xlsm. Only the XML of sheets in which something changes is written anew, and in it only the cells that change; every other
 * part stays as it is, to the byte. Where formulas depend on what was filled, what they last came to is dropped and the workbook's settings ask for a
 * new calculation; rows that grow move what points below them. Filling a cell that holds a formula is a mistake of the caller.
 */
export function fillWorkbook(bytes: Uint8Array, fills: readonly SheetFill[]): Uint8Array {
  assertFillable(bytes)
  const zip = openZip(bytes)
  const book = readWorkbookPackage(zip)
  const asked = fills.filter(({ grow = [], cells }) => grow.length > 0 || cells.length > 0)
  if (asked.length === 0) return bytes
  const sheets = book.sheets.map(({ name, part }): OpenSheet => ({ name, part, text: parseSheet(zip.readAll(part)) }))
  const changed = new Map<string, string>()
  for (const fill of asked) growIn({ zip, book, sheets, changed }, fill)
  const isGrown = asked.some(({ grow = [] }) => grow.length > 0)
  const touched = new Set<string>(isGrown ? sheets.filter((sheet) => hasMoved(zip, sheet)).map(({ name }) => name) : [])
  const kinds: NumberKind[] = []
  const styles = book.partOf('styles')
  if (styles !== undefined) scanPart(zip, styles, createStylesHandler(kinds))
  for (const fill of asked) {
    fillCells(getSheet(sheets, fill.sheet), fill, { kinds, date1904: book.date1904 })
    touched.add(fill.sheet)
  }
  const filled = new Map(asked.map(({ sheet, cells }) => [sheet, new Set(cells.map(({ cell }) => cell))]))
  const stale = dropStaleResults(sheets, filled)
  for (const sheet of sheets) if (touched.has(sheet.name) || stale.changed.has(sheet.name)) changed.set(sheet.part, writeSheet(sheet.text))
  if (stale.depends) changed.set(book.main, recalculateOnOpen(changed.get(book.main) ?? textOf(zip, book.main)))
  return replaceParts(zip, changed)
}

/** Formulas in a sheet beside may name the one that grew. */
function hasMoved(zip: ZipFile, { part, text }: OpenSheet): boolean {
  return writeSheet(text) !== textOf(zip, part)
}

interface Workbook {
  readonly zip: ZipFile
  readonly book: WorkbookPackage
  readonly sheets: readonly OpenSheet[]
  readonly changed: Map<string, string>
}

/** Grows the rows of one sheet from below to above, so that the numbers of those above still hold. */
function growIn({ zip, book, sheets, changed }: Workbook, { sheet: name, grow = [] }: SheetFill): void {
  const growths = grow.filter(({ copies }) => copies > 0).sort((one, other) => other.row - one.row)
  if (growths.length === 0) return
  const own = getSheet(sheets, name)
  const names = (sheet: string | undefined) => sheet?.toLowerCase() === name.toLowerCase()
  const chain = book.partOf('calcChain')
  let main = changed.get(book.main) ?? textOf(zip, book.main)
  for (const growth of growths) {
    growSheet(own.text, growth, (sheet) => sheet === undefined || names(sheet))
    for (const other of sheets) {
      if (other === own) continue
      for (const row of other.text.rows) changeFormulas(row, other.text.prefix, (text) => movedFormula(text, growth, names))
      other.text.tail = moveFormulas(other.text.tail, growth, names)
    }
    if (chain !== undefined)
      changed.set(chain, moveCalculationChain(changed.get(chain) ?? textOf(zip, chain), growth, sheetIdOf(main, name)))
    main = moveDefinedNames(main, growth, name)
  }
  if (main !== textOf(zip, book.main)) changed.set(book.main, main)
  for (const [part, xml] of moveRelatedParts(zip, own.part, growths)) changed.set(part, xml)
}

function fillCells(
  { text, name }: OpenSheet,
  { cells }: SheetFill,
  { kinds, date1904 }: { readonly kinds: readonly NumberKind[]; readonly date1904: boolean },
): void {
  for (const { cell: place, value } of cells) {
    const at = readReference(place)
    if (at === undefined) throw new Error(`no cell ${place}`)
    const cell = takeCell(text, at)
    if (formulaOf(cell) !== undefined) throw new Error(`${name}!${place} holds a formula`)
    const style = Number.parseInt(attributeOf(cell.attributes, 's') ?? '0', 10)
    setValue(cell, value, { kind: kinds[style] ?? 'number', date1904, prefix: text.prefix })
  }
  widenSheet(
    text,
    cells.map(({ cell }) => cell),
  )
}

function getSheet(sheets: readonly OpenSheet[], name: string): OpenSheet {
  const sheet = sheets.find((one) => one.name === name)
  if (sheet === undefined) throw new FileRefusal('wrong-format', `表格里没有工作表“${name}”。`)
  return sheet
}
