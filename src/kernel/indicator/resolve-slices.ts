import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import { recordTarget } from '../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../definition/expression/types.ts'
import { findOption } from '../../definition/field/field-type.ts'
import { readsField } from '../../definition/field/reads-field.ts'
import type { Dimension } from '../../definition/indicator/types.ts'
import { nearestNames } from '../../definition/name/nearest-names.ts'
import { ownValue } from '../../definition/name/own-value.ts'
import type { SliceFilter } from '../../definition/report/types.ts'
import { listOf, orNull, text } from '../../definition/shape/shape.ts'
import { compilePrinted, compileTitle, openLedgerSource } from '../ledger/sql/index.ts'
import { row, uuid } from '../storage/row.ts'
import type { Leaf } from './figure.ts'
import { fieldAt } from './measured-unit.ts'
import type { ReadingScope } from './reading-scope.ts'

const namedRow = row('records', { id: uuid, names: listOf(orNull(text)) })
const textRow = row('the texts of a field', { text })
const titleRow = row('titles', { title: orNull(text) })

export type ResolvedSlices = { readonly conditions: readonly TypedExpression[] } | SliceError

export interface SliceError {
  readonly error: string
}

/**
 * Turns the leaves' slices (村=瓦窑山村) into conditions, with one look-up for each ledger whose records they name. A dimension or a value that does
 * not exist is an error that names those that do.
 */
export async function resolveSlices(leaves: readonly Leaf[], scope: ReadingScope): Promise<ReadonlyMap<string, ResolvedSlices>> {
  const named = await findNamedRecords(leaves, scope)
  const resolved = new Map<string, ResolvedSlices>()
  for (const leaf of leaves) resolved.set(leaf.key, await resolveLeaf(leaf, named, scope))
  return resolved
}

async function resolveLeaf(leaf: Leaf, named: NamedRecords, scope: ReadingScope): Promise<ResolvedSlices> {
  const conditions: TypedExpression[] = []
  for (const slice of leaf.slices) {
    const dimension = scope.catalogue.findDimension(leaf.measure, slice.dimension)
    if (dimension === undefined) return unknownDimension(leaf, slice)
    const value = await resolveValue({ leaf, dimension, slice }, named, scope)
    if (typeof value !== 'string') return value
    conditions.push(equals(dimension, value))
  }
  return { conditions }
}

interface Slicing {
  readonly leaf: Leaf
  readonly dimension: Dimension
  readonly slice: SliceFilter
}

/** The value as it is stored, or why there is none. */
async function resolveValue({ leaf, dimension, slice }: Slicing, named: NamedRecords, scope: ReadingScope): Promise<string | SliceError> {
  if (dimension.options !== undefined) {
    const field = fieldAt(scope.catalogue, dimension.value)
    const option = field?.kind === 'choice' ? findOption(field, slice.value) : ownValue(dimension.options, slice.value)
    return option ?? unknownValue(slice, Object.keys(dimension.options))
  }
  const target = dimensionTarget(scope.catalogue, dimension)
  if (target === undefined) {
    const texts = await listTexts(leaf.measure.ledger, dimension, scope)
    return texts.includes(slice.value) ? slice.value : unknownValue(slice, texts)
  }
  const [only, second] = named.get(target)?.get(slice.value) ?? []
  if (only === undefined) return unknownValue(slice, await listTitles(target, scope))
  if (second === undefined) return only
  return { error: `“${scope.catalogue.getLedger(target).label}”里有几条记录都叫“${slice.value}”，不能用它切片` }
}

/** The ledger whose records are the values of a dimension; undefined for choices, 是/否 and plain texts. */
export function dimensionTarget(catalogue: CatalogueIndex, dimension: Dimension): string | undefined {
  return recordTarget(dimension.value, catalogue.catalogue.ledgers)
}

/** ledger → the words of a slice → the records that they name */
type NamedRecords = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>

async function findNamedRecords(leaves: readonly Leaf[], scope: ReadingScope): Promise<NamedRecords> {
  const wanted = new Map<string, Set<string>>()
  for (const { measure, slices } of leaves) {
    for (const slice of slices) {
      const dimension = scope.catalogue.findDimension(measure, slice.dimension)
      const target = dimension === undefined ? undefined : dimensionTarget(scope.catalogue, dimension)
      if (target !== undefined) wanted.set(target, (wanted.get(target) ?? new Set()).add(slice.value))
    }
  }
  const named = new Map<string, ReadonlyMap<string, readonly string[]>>()
  for (const [ledger, words] of wanted) named.set(ledger, await findRecords(ledger, [...words].sort(), scope))
  return named
}

/** By title, or by a key of one field: a village by its name or its code. */
async function findRecords(
  ledgerId: string,
  words: readonly string[],
  scope: ReadingScope,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const source = openLedgerSource(scope.open(), ledgerId)
  const keys = source.ledger.unique.flatMap(([field, ...more]) => {
    if (field === undefined || more.length > 0) return []
    return readsField(scope.catalogue.getField(ledgerId, field).field, scope) ? [field] : []
  })
  const names = [compileTitle(source), ...keys.map((field) => compilePrinted(source, { through: [], field }))]
  const matches = names.map((name) => sql`${name} = any(${words}::text[])`)
  const rows = await scope.readRows({
    row: namedRow,
    statement: sql`select ${source.system('id')} as id, array[${sql.join(names.map((name) => sql`${name}::text`))}] as names
      from ${source.from()} where ${source.where()} and (${sql.join(matches, sql` or `)}) order by 1`,
    ledgers: source.scope.ledgers,
  })
  return new Map(words.map((word) => [word, rows.filter((row) => row.names.includes(word)).map(({ id }) => id)]))
}

/** The different texts that records have in a dimension of free text. */
export async function listTexts(ledgerId: string, dimension: Dimension, scope: ReadingScope): Promise<readonly string[]> {
  const source = openLedgerSource(scope.open(), ledgerId)
  const text = source.field(dimension.value).sql
  const rows = await scope.readRows({
    row: textRow,
    statement: sql`select ${text} as text from ${source.from()} where ${source.where()} and ${text} is not null group by ${text} order by ${text} collate "C"`,
    ledgers: source.scope.ledgers,
  })
  return rows.map((row) => row.text)
}

async function listTitles(ledgerId: string, scope: ReadingScope): Promise<readonly string[]> {
  const source = openLedgerSource(scope.open(), ledgerId)
  const rows = await scope.readRows({
    row: titleRow,
    statement: sql`select ${compileTitle(source)} as title from ${source.from()} where ${source.where()} order by ${source.system('id')} limit 2000`,
    ledgers: source.scope.ledgers,
  })
  return rows.flatMap((row) => (row.title === null ? [] : [row.title]))
}

function equals(dimension: Dimension, value: string): TypedExpression {
  const { valueType } = dimension.value
  const right: TypedExpression = valueType === 'boolean' ? { type: 'boolean', value: value === 'true' } : { type: 'text', value }
  return { type: 'compare', operator: '=', left: dimension.value, right, operandType: valueType }
}

function unknownDimension({ measure }: Leaf, slice: SliceFilter): SliceError {
  const labels = measure.dimensions.map(({ label }) => label)
  return { error: `指标“${measure.label}”不能按“${slice.dimension}”切片${labels.length === 0 ? '' : `，可以按：${labels.join('、')}`}` }
}

const namedCandidates = 6

function unknownValue(slice: SliceFilter, candidates: readonly string[]): SliceError {
  const near = nearestNames(slice.value, candidates, namedCandidates)
  const named = near.length > 0 ? near : candidates.slice(0, namedCandidates)
  const more = candidates.length > named.length ? '等' : ''
  return { error: `“${slice.dimension}”里没有“${slice.value}”${named.length === 0 ? '' : `，有：${named.join('、')}${more}`}` }
}
