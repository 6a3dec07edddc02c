import { sql } from 'kysely'
import type { ResolvedBoard } from '../../../definition/board/types.ts'
import { decimal, plainDecimal } from '../../../definition/decimal/decimal.ts'
import type { DecimalText } from '../../../definition/field/types.ts'
import { getPeriod } from '../../../definition/period/parse-period.ts'
import { yearToDate } from '../../../definition/period/related-periods.ts'
import { unitFor } from '../../../definition/report/unit-for.ts'
import { convertUnit, unitsConvert } from '../../../definition/unit/unit.ts'
import { evaluateWithin } from '../../indicator/index.ts'
import type { IndicatorRequest, IndicatorResult } from '../../indicator/types.ts'
import { compileCondition, compileExpression, openLedgerSource, openStatement } from '../../ledger/sql/index.ts'
import { printedRow } from '../../storage/row.ts'
import type { BoardReading, MeasuredMonths } from './board-reading.ts'
import type { MonthSpan } from './month-span.ts'

/**
 * The figures of all months in one evaluation, each from 1 January to the end of its month and in the record's own unit. A record is left out whose
 * indicator is not known by that name, has no value, or cannot be told in that unit: nobody can say.
 */
export async function readMeasured(place: BoardReading, board: ResolvedBoard, spans: readonly MonthSpan[]): Promise<MeasuredMonths> {
  const named = await readNamed(place, board, spans)
  const { asOf } = place
  const asked = spans.flatMap(({ month }) =>
    named.map((record) => {
      const request: IndicatorRequest = { indicator: record.indicator, period: yearToDate(getPeriod(month)).key }
      return { month, record, request }
    }),
  )
  const results = await evaluateWithin(place, {
    requests: asked.map(({ request }) => request),
    options: asOf === undefined ? {} : { asOf },
  })
  const months = new Map<string, Record<string, DecimalText>>(spans.map(({ month }) => [month, {}]))
  for (const [index, { month, record }] of asked.entries()) {
    const result = results[index]
    const value = result === undefined ? undefined : inUnitOf(record, result)
    const own = months.get(month)
    if (own !== undefined && value !== undefined) own[record.id] = value
  }
  return months
}

interface NamedRecord {
  readonly id: string
  /** The indicator's id and label. */
  readonly indicator: string
  readonly label: string
  /** The word that the record gives its amounts in; empty when it gives none. */
  readonly unit: string
}

/** The records in scope of any of the months whose indicator is known; a name of several indicators is none. */
async function readNamed(
  { kernel: { catalogue }, session, town, asOf }: BoardReading,
  { ledger, inScope, measured }: ResolvedBoard,
  spans: readonly MonthSpan[],
): Promise<readonly NamedRecord[]> {
  if (measured === undefined || spans.length === 0) return []
  const source = openLedgerSource(openStatement({ catalogue, town, asOf }), ledger)
  const scope = { sources: [source] as const }
  const months = spans.map(({ periodStart, periodEnd }) =>
    inScope === undefined ? sql<boolean>`true` : compileCondition(inScope, { ...scope, period: { periodStart, periodEnd } }),
  )
  const indicator = compileExpression(measured.indicator, scope).sql
  const unit = compileExpression(measured.unit, scope).sql
  const id = source.system('id')
  const rows = printedRow.all(
    await session.query(
      sql`select ${id}::text as id, ${indicator} as indicator, coalesce(${unit}, '') as unit from ${source.from()}
        where ${source.where()} and ${indicator} is not null and (${sql.join(months, sql` or `)}) order by ${id}`,
    ),
  )
  return rows.flatMap((row) => {
    const [only, ...others] = catalogue.findIndicators(row.indicator ?? '')
    return only === undefined || others.length > 0
      ? []
      : [{ id: row.id ?? '', indicator: only.id, label: only.label, unit: row.unit ?? '' }]
  })
}

function inUnitOf({ unit, label }: NamedRecord, { value, unit: own }: IndicatorResult): DecimalText | undefined {
  if (value === null || !/^-?\d+(?:\.\d+)?$/.test(value)) return undefined
  const wanted = unitFor(unit === '' ? own : unit, own, label)
  if (unit !== '' && wanted !== unit) return undefined
  const amount = decimal(value)
  return plainDecimal(unitsConvert(own, wanted) ? convertUnit(amount, own, wanted) : amount)
}
