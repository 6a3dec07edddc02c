import { type RawBuilder, sql } from 'kysely'
import { decimal, wholeNumber } from '../../../definition/decimal/decimal.ts'
import { type LedgerSource, openLedgerSource } from '../../ledger/sql/index.ts'
import { type Aggregation, aggregateRecords } from './aggregation.ts'
import { type Buckets, cutCalendar, isSinglePiece, pieceOfRow, piecesOf, type RangeWindow } from './buckets.ts'
import { aggregateCells } from './cell-aggregation.ts'
import {
  compileKeyText,
  compileMeasured,
  compileMeasuredText,
  compilePlace,
  filterKey,
  measuredKey,
  type PlannedLeaf,
  pickedLedger,
} from './leaf-terms.ts'
import { findNarrowLeaves } from './narrow-filter.ts'
import type { LeafReading, OpenStatement, Row, Scan } from './types.ts'

/** Aggregates one ledger once for all leaves that place its records alike: `aggregate(x) FILTER (WHERE …)`, grouped by piece of the calendar. */
export function planAggregateScan(open: OpenStatement, leaves: readonly [PlannedLeaf, ...PlannedLeaf[]]): Scan {
  const source = openLedgerSource(open(), leaves[0].leaf.measure.ledger)
  const [first, ...others] = leaves.flatMap(({ window }) => (window.type === 'range' ? [window] : []))
  const buckets = first === undefined ? undefined : cutCalendar([first, ...others])
  const grouped = buckets !== undefined && !isSinglePiece(buckets)
  const narrow = findNarrowLeaves(leaves, source.scope.catalogue)
  const input = { source, buckets, grouped }
  const aggregation =
    narrow === undefined
      ? aggregateRecords(input)
      : aggregateCells({ ...input, isNarrow: (planned) => narrow.has(filterKey(planned)) && !needsRecords(planned) })
  const outputs = leaves.map((planned) => ({ planned, ...planOutputs(planned, source, aggregation) }))
  return {
    statement: aggregation.statement(),
    leaves,
    read: (rows) => new Map(outputs.map((output) => [output.planned.leaf.key, readOutput(rows, output, grouped ? buckets : undefined)])),
  }
}

/** The latest of all records of a cell costs as much as that of all records: those are looked at only where the filter is true. */
function needsRecords({ leaf }: PlannedLeaf): boolean {
  return leaf.measure.type === 'latest' || leaf.measure.type === 'pick'
}

type Combine = 'sum' | 'min' | 'max' | 'earliest' | 'newest' | 'first' | 'last'

interface Outputs {
  /** Column with the number of contributing records. */
  readonly records: string
  readonly value: { readonly column: string; readonly combine: Combine } | undefined
}

function planOutputs(planned: PlannedLeaf, source: LedgerSource, { add }: Aggregation): Outputs {
  const { measure } = planned.leaf
  const measured = compileMeasured(planned, source)
  if (measured === undefined) return { records: add(planned, { name: 'count', argument: sql`*`, key: '*' }), value: undefined }
  const key = measuredKey(planned)
  const records = add(planned, { name: 'count', argument: measured.sql, key })
  const take = measure.type === 'latest' ? 'last' : measure.take
  switch (measure.type) {
    case 'sum':
    case 'average':
      return { records, value: { column: add(planned, { name: 'sum', argument: measured.sql, key }), combine: 'sum' } }
    case 'min':
    case 'max':
      return { records, value: { column: add(planned, { name: measure.type, argument: measured.sql, key }), combine: measure.type } }
    default: {
      if (take !== 'first' && take !== 'last') return { records, value: undefined }
      const name = take === 'first' ? 'min' : 'max'
      if (isOwnPlace(planned))
        return {
          records,
          value: { column: add(planned, { name, argument: measured.sql, key }), combine: take === 'first' ? 'earliest' : 'newest' },
        }
      return {
        records,
        value: { column: add(planned, { name, argument: compileEnd(planned, source), key: `${key} in time` }), combine: take },
      }
    }
  }
}

/** The first day on which something happened is the least one. */
function isOwnPlace({ leaf, window }: PlannedLeaf): boolean {
  const { of } = leaf.measure
  return window.type === 'range' && of?.type === 'field' && of.through.length === 0 && of.field === window.field
}

/**
 * The value of the first or last record by date, then by id: the least or greatest of (date, id, value) written as one text, for which no
 * sorting is needed. A tab stands between, below every character of a date or an id.
 */
function compileEnd(planned: PlannedLeaf, source: LedgerSource): RawBuilder<unknown> {
  const place = compilePlace(planned, source)
  const placed = place === undefined ? sql`''` : sql`coalesce(${place.sql}::text, '')`
  const words =
    pickedLedger(planned, source.scope.catalogue) === undefined ? compileMeasuredText(planned, source) : compileKeyText(planned, source)
  return sql`(${placed} || chr(9) || ${source.system('id')}::text || chr(9) || ${words}) collate "C"`
}

function readOutput(
  rows: readonly Row[],
  { planned, records, value }: Outputs & { readonly planned: PlannedLeaf },
  buckets: Buckets | undefined,
): Partial<LeafReading> {
  const window = planned.window.type === 'range' ? planned.window : undefined
  const own = rowsBetween(rows, buckets, window?.from, window?.until)
  const texts = value === undefined ? [] : own.flatMap((row) => (row[value.column] === null ? [] : [String(row[value.column])]))
  const combined = value === undefined ? undefined : combine(texts, value.combine)
  return {
    records: countOf(own, records),
    granules: window === undefined ? [] : granuleRows(rows, buckets, window).map((part) => countOf(part, records)),
    ...(value?.combine === 'sum' ? { sum: combined === undefined ? undefined : decimal(combined) } : { value: combined }),
  }
}

function rowsBetween(
  rows: readonly Row[],
  buckets: Buckets | undefined,
  from: string | undefined,
  until: string | undefined,
): readonly Row[] {
  if (buckets === undefined || until === undefined) return rows
  const { first, last } = piecesOf(buckets, from, until)
  return rows.filter((row) => {
    const piece = pieceOfRow(buckets, row)
    return piece >= first && piece <= last
  })
}

function granuleRows(rows: readonly Row[], buckets: Buckets | undefined, window: RangeWindow): (readonly Row[])[] {
  return window.expected.map(({ start }, index) => rowsBetween(rows, buckets, start, window.expected[index + 1]?.start ?? window.until))
}

function countOf(rows: readonly Row[], column: string): number {
  return rows.reduce((count, row) => count + wholeNumber(String(row[column] ?? 0)), 0)
}

function combine(values: readonly string[], how: Combine): string | undefined {
  switch (how) {
    case 'sum':
      return values.length === 0 ? undefined : values.reduce((sum, value) => sum.plus(decimal(value)), decimal('0')).toFixed()
    case 'min':
      return foremost(values, (left, right) => decimal(left).lt(decimal(right)))
    case 'max':
      return foremost(values, (left, right) => decimal(left).gt(decimal(right)))
    case 'earliest':
      return foremost(values, isBefore)
    case 'newest':
      return foremost(values, isAfter)
    case 'first':
      return afterTabs(foremost(values, isBefore))
    case 'last':
      return afterTabs(foremost(values, isAfter))
  }
}

function foremost(values: readonly string[], precedes: (left: string, right: string) => boolean): string | undefined {
  const [first, ...others] = values
  return first === undefined ? undefined : others.reduce((best, value) => (precedes(value, best) ? value : best), first)
}

function isBefore(left: string, right: string): boolean {
  return left < right
}

function isAfter(left: string, right: string): boolean {
  return left > right
}

function afterTabs(text: string | undefined): string | undefined {
  return text?.split('\t').slice(2).join('\t')
}
