import { readReference, writeReference } from '../cell-reference.ts'
import { type FormulaReference, mapReferences, type ReferenceEnd, writeEnds } from './references.ts'

/** Copies of a row that come in below it: everything further down moves by as many rows. */
export interface RowGrowth {
  readonly row: number
  readonly copies: number
}

/** Where a row stands afterwards. */
export function movedRow(row: number, growth: RowGrowth): number {
  return row > growth.row ? row + growth.copies : row
}

/** The rows of a range afterwards: one that ends with the row that grows takes the copies in. */
export function movedRows(first: number, last: number, growth: RowGrowth): readonly [number, number] {
  return [movedRow(first, growth), last >= growth.row ? last + growth.copies : last]
}

/** A formula that stands outside the row that grows; `here`: whether it names that sheet. */
export function movedFormula(formula: string, growth: RowGrowth, here: (sheet: string | undefined) => boolean): string {
  return mapReferences(formula, ({ sheet, first, last }) => {
    if (!here(sheet)) return undefined
    if (last === undefined) return writeEnds(moveEnd(first, growth), undefined)
    if (first.row === undefined || last.row === undefined) return undefined
    const [from, to] = movedRows(Math.min(first.row, last.row), Math.max(first.row, last.row), growth)
    return writeEnds({ ...first, row: from }, { ...last, row: to })
  })
}

/**
 * The formula of the row that grows as its copy has it, so many rows further (0: the row itself): what it names of its own row or above moves along
 * unless it is fixed, what stands below moves as everything does.
 */
export function copiedFormula(
  formula: string,
  growth: RowGrowth,
  at: { readonly by: number; readonly here: (sheet: string | undefined) => boolean },
): string {
  const along = (end: ReferenceEnd): ReferenceEnd => (end.row === undefined || end.fixedRow ? end : { ...end, row: end.row + at.by })
  const move = (end: ReferenceEnd): ReferenceEnd => (end.row !== undefined && end.row > growth.row ? moveEnd(end, growth) : along(end))
  return mapReferences(formula, ({ sheet, first, last }: FormulaReference) => {
    const each = at.here(sheet) ? move : along
    return writeEnds(each(first), last === undefined ? undefined : each(last))
  })
}

/** A list of ranges as validations and conditional formats have it: `B5 C7:D9`. */
export function movedRanges(list: string, growth: RowGrowth): string {
  return list
    .split(/\s+/)
    .filter((range) => range !== '')
    .map((range) => movedRange(range, growth))
    .join(' ')
}

export function movedRange(range: string, growth: RowGrowth): string {
  const [start = '', end] = range.split(':')
  const first = readReference(start)
  const last = readReference(end ?? start)
  if (first === undefined || last === undefined) return range
  const [from, to] = movedRows(first.row, last.row, growth)
  const begin = writeReference(first.column, from)
  return end === undefined && from === to ? begin : `${begin}:${writeReference(last.column, to)}`
}

/** A single cell: the selected one, the one a comment hangs on. */
export function movedCell(cell: string, growth: RowGrowth): string {
  const found = readReference(cell)
  return found === undefined ? cell : writeReference(found.column, movedRow(found.row, growth))
}

function moveEnd(end: ReferenceEnd, growth: RowGrowth): ReferenceEnd {
  return end.row === undefined ? end : { ...end, row: movedRow(end.row, growth) }
}
