import type { CatalogueIndex } from '../../../definition/catalogue/index-catalogue.ts'
import { type Decimal, decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import { evaluateExpression } from '../../../definition/expression/evaluate-expression.ts'
import type { EvaluatedRecord } from '../../../definition/expression/evaluated.ts'
import type { FieldExpression } from '../../../definition/expression/expression-type.ts'
import type { TypedExpression } from '../../../definition/expression/types.ts'
import { referredLedger } from '../../../definition/field/field-type.ts'
import type { ResolvedMeasure } from '../../../definition/indicator/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { firstDay, lastDay, monthsOf } from '../../../definition/period/period-days.ts'
import type { Period } from '../../../definition/period/types.ts'
import type { SliceFilter } from '../../../definition/report/types.ts'
import { baseUnit, convertUnit, type UnitId } from '../../../definition/unit/unit.ts'

/** The records of the sample ledgers that hold at one instant. */
export type Holding = ReadonlyMap<string, readonly EvaluatedRecord[]>

/** A record that the reference lets contribute. */
export interface Brought {
  readonly id: string
  /** Decimal text, a stored text, or an id. */
  readonly value: string
  readonly placed: string
}

/**
 * An independent reading of a measure, straight from its definition: every record is looked at in memory, by the language's own evaluator, and
 * placed by the months that its key covers. Shares no code with the planner.
 */
export function selectRecords(catalogue: CatalogueIndex, holding: Holding, measured: Measured): readonly Brought[] {
  const { measure, period, slices } = measured
  const environment = environmentOf(holding, period)
  return matchingRecords(holding, measure, period).flatMap(({ record, value }) => {
    const read = (path: TypedExpression) => evaluateExpression(path, record, environment)
    const sliced = slices.every((slice) => matchesSlice({ catalogue, holding, measure }, slice, read))
    return sliced && holds(measure, record, period) ? [{ id: record.id, value, placed: placeOf(measure, record) ?? '' }] : []
  })
}

export interface Measured {
  readonly measure: ResolvedMeasure
  readonly period: Period
  readonly slices: readonly SliceFilter[]
}

interface Match {
  readonly record: EvaluatedRecord
  readonly value: string
}

const matches = new WeakMap<Holding, Map<string, readonly Match[]>>()

/** The records that satisfy the measure's condition and have a value; worked out once for all periods unless it speaks of the period. */
function matchingRecords(holding: Holding, measure: ResolvedMeasure, period: Period): readonly Match[] {
  const known = matches.get(holding) ?? new Map<string, readonly Match[]>()
  matches.set(holding, known)
  const dated = JSON.stringify([measure.condition, measure.of]).includes('"parameter"')
  const key = `${measure.id}${dated ? period.key : ''}`
  const before = known.get(key)
  if (before !== undefined) return before
  const environment = environmentOf(holding, period)
  const found = (holding.get(measure.ledger) ?? []).flatMap((record) => {
    const keeps = measure.condition === undefined || evaluateExpression(measure.condition, record, environment) === true
    const value = measure.of === undefined ? '1' : evaluateExpression(measure.of, record, environment)
    return keeps && value !== null ? [{ record, value: String(value) }] : []
  })
  known.set(key, found)
  return found
}

function environmentOf(holding: Holding, period: Period) {
  return {
    findRecord: (ledger: string, id: string) => holding.get(ledger)?.find((record) => record.id === id),
    listRecords: (ledger: string) => holding.get(ledger) ?? [],
    periodStart: firstDay(period),
    periodEnd: lastDay(period),
  }
}

interface Town {
  readonly catalogue: CatalogueIndex
  readonly holding: Holding
  readonly measure: ResolvedMeasure
}

function matchesSlice(
  { catalogue, holding, measure }: Town,
  slice: SliceFilter,
  read: (path: TypedExpression) => string | boolean | null,
): boolean {
  const dimension = catalogue.findDimension(measure, slice.dimension)
  if (dimension === undefined) throw new Error(`no dimension ${slice.dimension}`)
  const value = read(dimension.value)
  if (value === null) return false
  if (dimension.options !== undefined) return String(value) === dimension.options[slice.value]
  const named = ['village', 'firm'].flatMap((ledger) => holding.get(ledger) ?? []).find(({ id }) => id === value)
  return (named?.values.name ?? value) === slice.value
}

function placeOf(measure: ResolvedMeasure, record: EvaluatedRecord): string | undefined {
  const { placing } = measure
  const field = placing.by === 'none' ? undefined : placing.by === 'effective' ? placing.from : placing.field
  const value = field === undefined ? null : record.values[field]
  return value === null || value === undefined ? undefined : String(value)
}

/** Whether a record belongs to the period, by the months that its key covers. */
function holds(measure: ResolvedMeasure, record: EvaluatedRecord, period: Period): boolean {
  const { placing } = measure
  if (placing.by === 'none') return true
  if (placing.by === 'effective') {
    const [from, to] = [placing.from, placing.to].map((field) => (field === undefined ? null : record.values[field]))
    const end = lastDay(period)
    return (from === null || from === undefined || String(from) <= end) && (to === null || to === undefined || String(to) > end)
  }
  const key = placeOf(measure, record)
  if (key === undefined) return false
  const months = monthsOf(getPeriod(placing.by === 'date' || placing.by === 'dateTime' ? key.slice(0, 7) : key))
  const [first, last] = [months[0] ?? '', months.at(-1) ?? '']
  if (measure.flow === 'flow') return first >= period.firstMonth && last <= period.lastMonth
  const carried = placing.by === 'date' || placing.by === 'dateTime' || measure.type === 'latest' || measure.take === 'last'
  return carried ? first <= period.lastMonth : months.includes(period.lastMonth)
}

/** What the records come to, by the type alone: decimal text in the base unit, words, or null when there is nothing to take a value of. */
export function recompute(
  catalogue: CatalogueIndex,
  holding: Holding,
  measure: ResolvedMeasure,
  brought: readonly Brought[],
): string | null {
  const numbers = brought.map(({ value }) => value)
  const ordered = [...brought].sort((left, right) => compare(left.placed, right.placed) || compare(left.id, right.id))
  switch (measure.type) {
    case 'count':
      return String(brought.length)
    case 'countDistinct':
      return String(new Set(numbers).size)
    case 'sum':
      return inBase(catalogue, measure, add(numbers))
    case 'average':
      return brought.length === 0 ? null : inBase(catalogue, measure, add(numbers), decimal(brought.length))
    case 'min':
    case 'max': {
      const sorted = numbers.map((value) => decimal(value)).sort((left, right) => left.cmp(right))
      const extreme = measure.type === 'min' ? sorted[0] : sorted.at(-1)
      return extreme === undefined ? null : inBase(catalogue, measure, extreme)
    }
    case 'latest': {
      const last = ordered.at(-1)
      return last === undefined ? null : inBase(catalogue, measure, decimal(last.value))
    }
    case 'pick':
      return pick(catalogue, holding, measure, ordered)
  }
}

function pick(catalogue: CatalogueIndex, holding: Holding, measure: ResolvedMeasure, ordered: readonly Brought[]): string | null {
  const words = (value: string): string => printed(catalogue, holding, measure.of, value)
  const [first, last] = [ordered[0], ordered.at(-1)]
  if (first === undefined || last === undefined) return null
  if (measure.take !== 'list') return words(measure.take === 'first' ? first.value : last.value)
  const earliest = new Map<string, string>()
  for (const { value, placed } of ordered) if (!earliest.has(value)) earliest.set(value, placed)
  return [...earliest]
    .map(([value, placed]) => ({ placed, words: words(value) }))
    .sort((left, right) => compare(left.placed, right.placed) || compare(left.words, right.words))
    .map((entry) => entry.words)
    .join('、')
}

/** References by title, choices by label, 是 and 否. */
function printed(catalogue: CatalogueIndex, holding: Holding, of: TypedExpression | undefined, value: string): string {
  if (of?.type !== 'field' || of.field === 'id') return value
  const field = fieldOf(catalogue, of)
  if (field.kind === 'choice') return field.options[value] ?? value
  if (field.kind === 'boolean') return value === 'true' ? '是' : '否'
  const target = referredLedger(field)
  if (target === undefined) return value
  return String(holding.get(target)?.find(({ id }) => id === value)?.values.name)
}

function fieldOf(catalogue: CatalogueIndex, path: FieldExpression) {
  return catalogue.getField(path.through.at(-1)?.to ?? path.from, path.field).field
}

function inBase(catalogue: CatalogueIndex, measure: ResolvedMeasure, value: Decimal, divisor?: Decimal): string {
  const base = convertUnit(value, unitOf(catalogue, measure), baseUnit(measure.unit))
  return plainDecimal(divisor === undefined ? base : base.div(divisor))
}

/** A plain column is in its own unit; what is worked out from columns stays in 元 when all of them are. */
function unitOf(catalogue: CatalogueIndex, { of, unit }: ResolvedMeasure): UnitId {
  if (of === undefined) return unit
  const text = JSON.stringify(of)
  if (of.type === 'field') {
    const field = fieldOf(catalogue, of)
    if (field.kind === 'money') return '元'
    if (field.kind === 'area') return '亩'
    return field.kind === 'decimal' || field.kind === 'integer' ? (field.unit ?? unit) : unit
  }
  return text.includes('"operator":"*"') || text.includes('"operator":"/"') || text.includes('daysBetween') ? unit : baseUnit(unit)
}

function add(values: readonly string[]): Decimal {
  return values.reduce((sum, value) => sum.plus(decimal(value)), decimal('0'))
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
