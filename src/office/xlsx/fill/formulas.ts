import { decodeXmlText } from '../../xml/decode-xml-text.ts'
import { escapeXml } from '../../xml/escape-xml.ts'
import { offsetFormula } from './references.ts'
import { attributeOf, elementIn, type SheetText, type TextCell, withAttribute } from './sheet-text.ts'

/** A cell's formula: its text and the attributes of its tag (shared, array). */
export interface CellFormula {
  readonly attributes: string
  readonly text: string
}

export function formulaOf(cell: TextCell): CellFormula | undefined {
  if (!cell.inner.includes('f')) return undefined
  const found = elementIn(cell.inner, 'f')
  return found === undefined ? undefined : { attributes: found.attributes, text: decodeXmlText(found.text) }
}

/** Puts another formula in the place of the cell's own; what it last came to goes with `result: 'dropped'`. */
export function setFormula(
  cell: TextCell,
  { attributes, text }: CellFormula,
  { prefix, result }: { readonly prefix: string; readonly result: 'kept' | 'dropped' },
): void {
  const raw = elementIn(cell.inner, 'f')?.raw ?? ''
  cell.inner = cell.inner.replace(raw, () => `<${prefix}f${attributes}>${escapeXml(text)}</${prefix}f>`)
  cell.raw = undefined
  if (result === 'dropped') dropResult(cell)
}

/** Takes away what a formula last came to: it no longer holds. False when there was nothing to take. */
export function dropResult(cell: TextCell): boolean {
  const value = elementIn(cell.inner, 'v')
  if (value === undefined) return false
  cell.inner = cell.inner.replace(value.raw, '')
  cell.attributes = withAttribute(cell.attributes, 't', undefined)
  cell.raw = undefined
  return true
}

/** A formula that is written once for many cells is given to each of them, before rows come in between. */
export function expandShared(sheet: SheetText): void {
  for (const { row, cell, formula } of formulaCells(sheet)) {
    if (attributeOf(formula.attributes, 't') !== 'shared') continue
    const attributes = ['t', 'si', 'ref'].reduce((kept, name) => withAttribute(kept, name, undefined), formula.attributes)
    setFormula(cell, { attributes, text: formula.text }, { prefix: sheet.prefix, result: 'kept' })
    row.raw = undefined
  }
}

export interface FormulaCell {
  readonly row: SheetText['rows'][number]
  readonly cell: TextCell
  /** Shared formulas with the text that they stand for. */
  readonly formula: CellFormula
}

/** All cells with a formula, in order. */
export function formulaCells(sheet: SheetText): readonly FormulaCell[] {
  const shared = new Map<string, { readonly row: number; readonly column: number; readonly text: string }>()
  return sheet.rows.flatMap((row) =>
    row.cells.flatMap((cell): readonly FormulaCell[] => {
      const formula = formulaOf(cell)
      if (formula === undefined) return []
      const id = attributeOf(formula.attributes, 't') === 'shared' ? attributeOf(formula.attributes, 'si') : undefined
      if (id === undefined) return [{ row, cell, formula }]
      if (formula.text !== '') shared.set(id, { row: row.row, column: cell.column, text: formula.text })
      const first = shared.get(id)
      if (formula.text !== '' || first === undefined) return [{ row, cell, formula }]
      const text = offsetFormula(first.text, { columns: cell.column - first.column, rows: row.row - first.row })
      return [{ row, cell, formula: { ...formula, text } }]
    }),
  )
}
