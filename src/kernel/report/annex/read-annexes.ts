import type { AnnexAmount, ResolvedAnnex } from '../../../definition/annex/types.ts'
import { evaluateWithin } from '../../indicator/evaluate-indicators.ts'
import type { IndicatorResult } from '../../indicator/types.ts'
import type { Instant, LedgerRecord } from '../../ledger/types.ts'
import type { TownReader } from '../../town-session.ts'
import { readFiltered } from '../read-filtered.ts'
import type { AnnexTable, PlannedAnnex, ReportPlan } from '../types.ts'
import { type AnnexRow, composeAnnex } from './compose-annex.ts'
import { readProgress } from './read-progress.ts'

interface AnnexesWanted {
  readonly plan: ReportPlan
  /** The state to read; as it is in the session's snapshot when absent. */
  readonly asOf: Instant | undefined
}

/** Every table that the template asks for, filled from its ledger in the session's snapshot; the records of a year in the order in which they were first written. */
export async function readAnnexes(place: TownReader, { plan, asOf }: AnnexesWanted): Promise<readonly AnnexTable[]> {
  const tables: AnnexTable[] = []
  for (const planned of plan.annexes) tables.push(await readAnnex(place, { planned, plan, asOf }))
  return tables
}

async function readAnnex(
  place: TownReader,
  { planned, plan, asOf }: AnnexesWanted & { readonly planned: PlannedAnnex },
): Promise<AnnexTable> {
  const { annex, year } = planned
  const ledger = place.kernel.catalogue.getLedger(annex.ledger)
  const filters = [{ field: annex.year, operator: '=' as const, value: year.key }]
  const records = await readFiltered(place, { ledger, filters, asOf })
  const results = await measure(place, { planned, plan, asOf, records })
  const lines = await readLines(place, { planned, plan, asOf, records })
  const { lastMonth } = planned.period
  const progress =
    annex.progress === undefined ? undefined : await readProgress(place, { progress: annex.progress, ledger, records, lastMonth, asOf })
  const rows = records.map(
    (record): AnnexRow => ({
      record,
      result: results.get(record.id),
      line: lines.get(record.id),
      progress: progress?.get(record.id),
    }),
  )
  return composeAnnex({ planned, ledger, catalogue: place.kernel.catalogue, rows })
}

interface RowsWanted extends AnnexesWanted {
  readonly planned: PlannedAnnex
  readonly records: readonly LedgerRecord[]
}

/** What the indicators that the records name come to, by record: one evaluation for all. */
async function measure(place: TownReader, { planned, plan, asOf, records }: RowsWanted): Promise<ReadonlyMap<string, IndicatorResult>> {
  const named = records.flatMap((record) => {
    const indicator = indicatorOf(planned.annex, record)
    if (indicator === undefined) return []
    const [only, ...others] = place.kernel.catalogue.findIndicators(indicator)
    // A name that is none, or that of several, has no value, and says so.
    return [{ id: record.id, request: { indicator: others.length > 0 ? indicator : (only?.id ?? indicator), period: planned.period.key } }]
  })
  if (named.length === 0) return new Map()
  const options = { present: plan.period.key, ...(asOf === undefined ? {} : { asOf }) }
  const results = await evaluateWithin(place, { requests: named.map(({ request }) => request), options })
  return new Map(
    named.flatMap(({ id }, index): readonly (readonly [string, IndicatorResult])[] => {
      const result = results[index]
      return result === undefined ? [] : [[id, result]]
    }),
  )
}

function indicatorOf({ amount }: ResolvedAnnex, { values }: LedgerRecord): string | undefined {
  const name = amount?.indicator === undefined ? null : (values[amount.indicator] ?? null)
  return name === null || String(name).trim() === '' ? undefined : String(name).trim()
}

/** The newest line of each record that no indicator measures, up to the end of the period. */
async function readLines(place: TownReader, { planned, asOf, records }: RowsWanted): Promise<ReadonlyMap<string, LineOfRow>> {
  const lines = planned.annex.amount?.lines
  const open = records.filter((record) => indicatorOf(planned.annex, record) === undefined)
  if (lines === undefined || open.length === 0) return new Map()
  const ledger = place.kernel.catalogue.getLedger(lines.ledger)
  const filters = [{ field: lines.of, operator: 'in' as const, value: open.map(({ id }) => id) }]
  const found = await readFiltered(place, { ledger, filters, asOf })
  const newest = new Map<string, LineOfRow & { readonly month: string }>()
  for (const record of found) {
    const line = lineOf(record, lines)
    if (line === undefined || line.month > planned.period.lastMonth) continue
    if (line.month >= (newest.get(line.of)?.month ?? '')) newest.set(line.of, line)
  }
  return newest
}

interface LineOfRow {
  readonly record: string
  readonly value: string
}

function lineOf({ id, values }: LedgerRecord, lines: NonNullable<AnnexAmount['lines']>) {
  const [of, date, value] = [values[lines.of], values[lines.date], values[lines.value]].map((one) => String(one ?? ''))
  if (of === undefined || date === undefined || value === undefined || value === '') return undefined
  return { record: id, of, month: date.slice(0, 7), value }
}
