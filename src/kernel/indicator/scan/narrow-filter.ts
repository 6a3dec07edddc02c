import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import type { FieldExpression } from '../../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { traitsOf } from '../../../definition/field/kinds.ts'
import { fieldAt } from '../measured-unit.ts'
import { filterKey, type PlannedLeaf } from './leaf-terms.ts'

/** Fewer different filters than this are cheaper over the records themselves. */
const fewestFilters = 4
/** More cells than this (times the pieces of the calendar) are no longer few beside the records. */
const mostCells = 4_096
/** A column of more values (a reference, a text) is grouped by when several filters look at it: a list of slices, not a single one. */
const mostAlways = 32
const fewestUses = 3

/**
 * Which leaves have filters over columns with few values only, so that records can be summed up by those columns first. Undefined when that
 * would gain nothing.
 */
export function findNarrowLeaves(leaves: readonly PlannedLeaf[], catalogue: CatalogueIndex): ReadonlySet<string> | undefined {
  const uses = new Map<string, number>()
  const filters = new Map(leaves.map((planned) => [filterKey(planned), planned]))
  const looked = new Map([...filters].map(([key, planned]) => [key, fieldsOf(planned)]))
  for (const fields of looked.values()) {
    for (const path of fields ?? []) uses.set(pathKey(path), (uses.get(pathKey(path)) ?? 0) + 1)
  }
  const taken = new Set<string>()
  const narrow = new Set<string>()
  let cells = 1
  for (const [key, fields] of looked) {
    const fresh = new Map((fields ?? []).filter((path) => !taken.has(pathKey(path))).map((path) => [pathKey(path), path]))
    const widths = [...fresh.values()].map((path) => widthOf(path, catalogue, uses.get(pathKey(path)) ?? 0))
    const width = widths.reduce((product, each) => product * each, cells)
    if (fields === undefined || width > mostCells) continue
    for (const field of fresh.keys()) taken.add(field)
    cells = width
    narrow.add(key)
  }
  return narrow.size < fewestFilters ? undefined : narrow
}

/** How many different values a column is expected to have, empty included. */
function widthOf(path: FieldExpression, catalogue: CatalogueIndex, uses: number): number {
  const field = fieldAt(catalogue, path)
  if (field === undefined) return Number.POSITIVE_INFINITY
  if ('options' in field) return Object.keys(field.options).length + 1
  const { variety = Number.POSITIVE_INFINITY } = traitsOf(field)
  return variety > mostAlways && uses < fewestUses ? Number.POSITIVE_INFINITY : variety
}

/** The columns a leaf's filter looks at; undefined when it looks at something that is no column (another ledger, the period). */
function fieldsOf({ leaf, slices, window }: PlannedLeaf): readonly FieldExpression[] | undefined {
  if (window.type === 'standing' && window.effective !== undefined) return undefined
  const conditions = [...(leaf.measure.condition === undefined ? [] : [leaf.measure.condition]), ...slices]
  const found = conditions.map(columnsOnce)
  return found.includes(undefined) ? undefined : found.flatMap((fields) => fields ?? [])
}

interface Columns {
  readonly fields: readonly FieldExpression[] | undefined
}

const known = new WeakMap<TypedExpression, Columns>()

/** A definition's own condition is one object for all the leaves of a measure. */
function columnsOnce(expression: TypedExpression): readonly FieldExpression[] | undefined {
  const before = known.get(expression)
  if (before !== undefined) return before.fields
  const fields = columnsOf(expression)
  known.set(expression, { fields })
  return fields
}

function columnsOf(expression: TypedExpression): readonly FieldExpression[] | undefined {
  switch (expression.type) {
    case 'number':
    case 'text':
    case 'boolean':
      return []
    case 'field':
      return [expression]
    case 'parameter':
    case 'exists':
    case 'tally':
    case 'find':
    case 'total':
    case 'setting':
    case 'measured':
      return undefined
    case 'not':
    case 'negate':
    case 'empty':
      return columnsOf(expression.operand)
    case 'in':
      return columnsOfAll([expression.operand, ...expression.options])
    case 'call':
      return columnsOfAll(expression.arguments)
    case 'logic':
    case 'compare':
    case 'arithmetic':
      return columnsOfAll([expression.left, expression.right])
  }
}

function columnsOfAll(expressions: readonly TypedExpression[]): readonly FieldExpression[] | undefined {
  const found = expressions.map(columnsOf)
  return found.includes(undefined) ? undefined : found.flatMap((fields) => fields ?? [])
}

function pathKey({ through, field }: FieldExpression): string {
  return JSON.stringify([through, field])
}
