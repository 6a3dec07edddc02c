import { type RawBuilder, sql } from 'kysely'
import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { recordTarget } from '../../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { type PlacedBy, placingOf } from '../../../definition/field/field-type.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import {
  type CompiledExpression,
  compileCondition,
  compileExpression,
  compilePrinted,
  type ExpressionScope,
  type LedgerSource,
  openLedgerSource,
  type StatementScope,
} from '../../ledger/sql/index.ts'
import type { Leaf } from '../figure.ts'
import { keyAfterPeriod, type LeafWindow } from '../window.ts'

/** A leaf that is ready to be read: its slices are conditions, its window is known. */
export interface PlannedLeaf {
  readonly leaf: Leaf
  readonly slices: readonly TypedExpression[]
  readonly window: Exclude<LeafWindow, { type: 'impossible' }>
}

/** The conditions of a leaf on a record, without its place on the calendar; undefined when every record counts. */
export function compileFilter(planned: PlannedLeaf, source: LedgerSource): RawBuilder<boolean> | undefined {
  const scope = scopeOf(planned, source)
  const conditions = [...(planned.leaf.measure.condition === undefined ? [] : [planned.leaf.measure.condition]), ...planned.slices]
  const parts = conditions.map((condition) => compileCondition(condition, scope))
  const effective = compileEffective(planned, source)
  if (effective !== undefined) parts.push(effective)
  return parts.length === 0 ? undefined : sql<boolean>`${sql.join(parts, sql` and `)}`
}

/** The slices of a leaf alone; undefined where it has none. */
export function compileSlices(planned: PlannedLeaf, source: LedgerSource): RawBuilder<boolean> | undefined {
  const parts = planned.slices.map((condition) => compileCondition(condition, scopeOf(planned, source)))
  return parts.length === 0 ? undefined : sql<boolean>`${sql.join(parts, sql` and `)}`
}

const filterKeys = new WeakMap<PlannedLeaf, string>()

/** The same for leaves whose filter compiles to the same SQL over one source. */
export function filterKey(planned: PlannedLeaf): string {
  const known = filterKeys.get(planned)
  if (known !== undefined) return known
  const { leaf, slices, window } = planned
  const conditions = [leaf.measure.condition ?? everyRecord, ...slices]
  const dated = window.type === 'standing' && window.effective !== undefined
  const inPeriod = dated || conditions.some(mentionsPeriod)
  const days = inPeriod ? `${firstDay(leaf.period)} ${lastDay(leaf.period)}` : ''
  const key = `${conditions.map(expressionKey).join(' ')} ${dated} ${days}`
  filterKeys.set(planned, key)
  return key
}

const everyRecord: TypedExpression = { type: 'boolean', value: true }
const expressionKeys = new WeakMap<TypedExpression, string>()

/** The same for equal expressions. A definition's own is one object for all the leaves of a measure: it is written out once. */
function expressionKey(expression: TypedExpression): string {
  const known = expressionKeys.get(expression)
  if (known !== undefined) return known
  const key = JSON.stringify(expression)
  expressionKeys.set(expression, key)
  return key
}

/** The measured value of a record; undefined for a count of records. */
export function compileMeasured(planned: PlannedLeaf, source: LedgerSource): CompiledExpression | undefined {
  const { of } = planned.leaf.measure
  return of === undefined ? undefined : compileExpression(of, scopeOf(planned, source))
}

/** The measured value as it is printed: references by title, choices by label, numbers and texts as they are. */
export function compileMeasuredText(planned: PlannedLeaf, source: LedgerSource): RawBuilder<unknown> {
  const { of } = planned.leaf.measure
  if (of === undefined) throw new Error(`indicator ${planned.leaf.measure.id} measures nothing`)
  if (of.type === 'field' && of.depth === 0) return compilePrinted(source, { through: of.through, field: of.field })
  return sql`(${compileExpression(of, scopeOf(planned, source)).sql})::text`
}

/** Every ledger whose change can change a leaf's reading. */
export function ledgersOf(planned: PlannedLeaf, statement: StatementScope): ReadonlySet<string> {
  const source = openLedgerSource(statement, planned.leaf.measure.ledger)
  compileFilter(planned, source)
  compileMeasured(planned, source)
  if (planned.leaf.measure.type === 'pick') compileMeasuredText(planned, source)
  return statement.ledgers
}

/** The ledger whose record a pick of one value gives: its title is looked up afterwards, not joined to every record. */
export function pickedLedger({ leaf }: Pick<PlannedLeaf, 'leaf'>, catalogue: CatalogueIndex): string | undefined {
  const { of, take, type } = leaf.measure
  if (type !== 'pick' || take === 'list' || of?.type !== 'field' || of.depth !== 0) return undefined
  return recordTarget(of, catalogue.catalogue.ledgers)
}

/** The measured value in its stored form: a reference as the record's id. */
export function compileKeyText(planned: PlannedLeaf, source: LedgerSource): RawBuilder<unknown> {
  const measured = compileMeasured(planned, source)
  return measured === undefined ? sql`null::text` : sql`(${measured.sql})::text`
}

/** The same for equal measured values. One that itself depends on the period is another one in every period. */
export function measuredKey({ leaf }: PlannedLeaf): string {
  const { of } = leaf.measure
  if (of === undefined) return ''
  return `${expressionKey(of)}${mentionsPeriod(of) ? ` ${leaf.period.key}` : ''}`
}

/** A record's key on the calendar, as a column; undefined where the measure has none. */
export function compilePlace(planned: PlannedLeaf, source: LedgerSource): CompiledExpression | undefined {
  const field = placeField(planned)
  return field === undefined ? undefined : source.field({ through: [], field })
}

/** The field by which a leaf's records fall into its period; undefined where they do not. */
export function placeField({ window }: PlannedLeaf): string | undefined {
  return window.type === 'range' ? window.field : window.effective?.from
}

/** A key beside a calendar column, in the column's own type. */
export function compileKey(by: PlacedBy, key: string): RawBuilder<unknown> {
  if (by === 'date') return sql`${key}::date`
  if (by === 'dateTime') return sql`${key}::timestamp`
  return sql`${key}::text collate "C"`
}

/** from ≤ key < until. */
export function compileWindow(planned: PlannedLeaf, source: LedgerSource): RawBuilder<boolean> | undefined {
  const { window } = planned
  if (window.type !== 'range') return undefined
  const column = source.field({ through: [], field: window.field }).sql
  const before = sql<boolean>`${column} < ${compileKey(window.by, window.until)}`
  return window.from === undefined ? before : sql<boolean>`${column} >= ${compileKey(window.by, window.from)} and ${before}`
}

function scopeOf({ leaf }: PlannedLeaf, source: LedgerSource): ExpressionScope {
  return { sources: [source], period: { periodStart: firstDay(leaf.period), periodEnd: lastDay(leaf.period) } }
}

/** An empty beginning means since ever, an empty end means until now: old registers rarely know when a thing began. */
function compileEffective({ leaf, window }: PlannedLeaf, source: LedgerSource): RawBuilder<boolean> | undefined {
  if (window.type !== 'standing' || window.effective === undefined) return undefined
  const parts: RawBuilder<boolean>[] = []
  const { from, to } = window.effective
  for (const [field, side] of [
    [from, 'from'],
    [to, 'to'],
  ] as const) {
    if (field === undefined) continue
    const column = source.field({ through: [], field })
    const by = placedByOf(column.definition)
    const next = compileKey(by, keyAfterPeriod(by, leaf.period))
    parts.push(
      side === 'from'
        ? sql<boolean>`(${column.sql} is null or ${column.sql} < ${next})`
        : sql<boolean>`(${column.sql} is null or ${column.sql} >= ${next})`,
    )
  }
  return parts.length === 0 ? undefined : sql<boolean>`${sql.join(parts, sql` and `)}`
}

function placedByOf(field: ReturnType<LedgerSource['field']>['definition']): PlacedBy {
  const by = field === undefined ? undefined : placingOf(field)
  if (by === undefined) throw new Error(`a record cannot be valid from or to a field of kind ${field?.kind ?? 'id'}`)
  return by
}

function mentionsPeriod(expression: TypedExpression): boolean {
  return expressionKey(expression).includes('"type":"parameter"')
}
