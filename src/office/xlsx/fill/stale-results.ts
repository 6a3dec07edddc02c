import { writeReference } from '../cell-reference.ts'
import { dropResult, formulaCells } from './formulas.ts'
import { type FormulaReference, isOpaque, mapReferences } from './references.ts'
import type { SheetText } from './sheet-text.ts'

export interface NamedSheet {
  readonly name: string
  readonly text: SheetText
}

interface Dependent {
  readonly sheet: NamedSheet
  readonly row: SheetText['rows'][number]
  readonly cell: SheetText['rows'][number]['cells'][number]
  readonly opaque: boolean
  readonly references: readonly FormulaReference[]
}

/**
 * Takes away what formulas last came to wherever a filled cell goes into them, directly or through others: a stale number must not be read as one of
 * this form. What cannot be told from the formula itself counts as such. Gives the sheets in which something was taken away, and whether any formula
 * depends on what was filled at all.
 */
export function dropStaleResults(
  sheets: readonly NamedSheet[],
  filled: ReadonlyMap<string, ReadonlySet<string>>,
): { readonly changed: ReadonlySet<string>; readonly depends: boolean } {
  const dirty = new Map([...filled].map(([sheet, cells]) => [key(sheet), new Set(cells)]))
  let waiting = sheets.flatMap((sheet) => dependentsOf(sheet))
  const changed = new Set<string>()
  let depends = false
  for (let moved = true; moved; ) {
    const stale = waiting.filter((one) => one.opaque || one.references.some((reference) => isDirty(reference, one.sheet.name, dirty)))
    waiting = waiting.filter((one) => !stale.includes(one))
    for (const { sheet, row, cell } of stale) {
      depends = true
      const cells = dirty.get(key(sheet.name)) ?? new Set()
      cells.add(writeReference(cell.column, row.row))
      dirty.set(key(sheet.name), cells)
      if (!dropResult(cell)) continue
      row.raw = undefined
      changed.add(sheet.name)
    }
    moved = stale.length > 0
  }
  return { changed, depends }
}

function key(sheet: string): string {
  return sheet.toLowerCase()
}

function dependentsOf(sheet: NamedSheet): readonly Dependent[] {
  return formulaCells(sheet.text).map(({ row, cell, formula }) => {
    const references: FormulaReference[] = []
    mapReferences(formula.text, (reference) => {
      references.push(reference)
      return undefined
    })
    return { sheet, row, cell, references, opaque: isOpaque(formula.text) }
  })
}

function isDirty({ sheet, first, last = first }: FormulaReference, own: string, dirty: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  // A span of sheets (一月:三月) is whatever lies between them.
  if (sheet?.includes(':') === true) return true
  const cells = dirty.get(key(sheet ?? own))
  if (cells === undefined) return false
  if (first.row !== undefined && first.column !== undefined && last === first) return cells.has(writeReference(first.column, first.row))
  return [...cells].some((cell) => isWithin(cell, first, last))
}

function isWithin(cell: string, first: FormulaReference['first'], last: FormulaReference['first']): boolean {
  const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/.exec(cell) ?? []
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  const row = Number.parseInt(digits, 10)
  return between(row, first.row, last.row) && between(column, first.column, last.column)
}

function between(value: number, one: number | undefined, other: number | undefined): boolean {
  if (one === undefined || other === undefined) return true
  return value >= Math.min(one, other) && value <= Math.max(one, other)
}
