import { sql } from 'kysely'
import type { CatalogueIndex } from '../../definition/catalogue/index-catalogue.ts'
import type { ResolvedMeasure } from '../../definition/indicator/types.ts'
import { addMonths, writeMonth, yearOfMonth } from '../../definition/period/calendar-month.ts'
import { periodOfMonths, yearPeriod } from '../../definition/period/parse-period.ts'
import { monthsOf } from '../../definition/period/period-days.ts'
import type { Period } from '../../definition/period/types.ts'
import { parseTemplate } from '../../definition/report/parse-template.ts'
import type { DestroyedSpan } from '../destroyed/types.ts'
import { expandRequest } from '../indicator/expand-request.ts'
import { isMeasured, type Leaf, leavesOf } from '../indicator/figure.ts'
import { dimensionTarget } from '../indicator/resolve-slices.ts'
import { readTitles } from '../ledger/query/read-titles.ts'
import { readVersions } from '../ledger/record/read-version.ts'
import { catalogueAsOf } from '../own/catalogue-as-of.ts'
import { frozenReport } from '../report/ledgers/frozen-report.ledger.ts'
import { reportTemplate } from '../report/ledgers/report-template.ledger.ts'
import { planReport } from '../report/plan/plan-report.ts'
import { idRow } from '../storage/row.ts'
import type { TownReading, TownWriting } from '../town-session.ts'

/** Why a figure is sealed: a report prints it, it is one of a year's series, it is a village's part of a year; a probe only asks. */
export type SealOrigin = 'report' | 'series' | 'village' | 'probe'

export interface SealLeaf {
  readonly leaf: Leaf
  readonly origin: SealOrigin
}

/** Leaves that are read with one catalogue as of one instant. */
export interface SealTarget {
  readonly catalogue: CatalogueIndex
  readonly definition: string
  /** Absent: as the data stands. */
  readonly asOf: string | undefined
  readonly leaves: readonly SealLeaf[]
  /** The report's title; empty for the series. */
  readonly report: string
}

/** What every frozen report and every template reads: a frozen one with its own definitions, as of its own instant. */
export async function listReportLeaves({ kernel, session, town }: TownWriting): Promise<readonly SealTarget[]> {
  const current = sql`t.town = ${town} and t.replaced_at is null order by t.id`
  const targets: SealTarget[] = []
  for (const { values } of await readVersions(session, kernel.catalogue.getLedger(frozenReport.id), current)) {
    const definition = values.definition ?? ''
    const asOf = values.asOf ?? ''
    const catalogue = await catalogueAsOf(kernel, session, { town, definition, asOf })
    const leaves = leavesOfTemplate(values.source ?? '', catalogue)
    targets.push({ catalogue, definition, asOf, leaves, report: values.title ?? '' })
  }
  for (const { values } of await readVersions(session, kernel.catalogue.getLedger(reportTemplate.id), current)) {
    const { catalogue, definition } = kernel
    const leaves = leavesOfTemplate(values.source ?? '', catalogue)
    targets.push({ catalogue, definition, asOf: undefined, leaves, report: values.title ?? '' })
  }
  return targets
}

function leavesOfTemplate(source: string, catalogue: CatalogueIndex): readonly SealLeaf[] {
  const { template } = parseTemplate(source, 'template')
  if (template === undefined) return []
  const figures = planReport(template, catalogue).requests.map((request) => expandRequest(catalogue, request))
  return figures
    .flatMap(leavesOf)
    .filter(isMeasured)
    .map((leaf): SealLeaf => ({ leaf, origin: 'report' }))
}

/**
 * Every measure over every month, quarter, half-year, year and year-to-month span from the year before the records to their last year, and each
 * village's part of a whole year. Smaller cells of a village would point at a person, or could be found by subtracting.
 */
export async function listSeriesLeaves(
  place: TownWriting,
  { spans, today, mostYears }: { readonly spans: readonly DestroyedSpan[]; readonly today: string; readonly mostYears: number },
): Promise<SealTarget> {
  const { catalogue, definition } = place.kernel
  const measures = catalogue.catalogue.indicators.filter((indicator): indicator is ResolvedMeasure => 'placing' in indicator)
  const years = yearsOf(spans, { today, mostYears })
  const villages = await villageNames(place)
  const leaves = measures.flatMap((measure) => [
    ...years.flatMap(periodsOfYear).map((period) => ({ leaf: leafOf(measure, period), origin: 'series' as const })),
    ...years.flatMap((year) => villageLeaves(catalogue, measure, { period: yearPeriod(year), villages })),
    ...probePeriods(today).map((period) => ({ leaf: leafOf(measure, period), origin: 'probe' as const })),
  ])
  return { catalogue, definition, asOf: undefined, leaves, report: '' }
}

/**
 * The years in which any of the records stood, and the year before each, which growth is reckoned from. Mistyped dates make years of their own; more than
 * `mostYears` are not followed, and such a figure is then unknown, not wrong.
 */
function yearsOf(
  spans: readonly DestroyedSpan[],
  { today, mostYears }: { readonly today: string; readonly mostYears: number },
): readonly number[] {
  const latest = yearOfMonth(today.slice(0, 7)) + 1
  const found = spans.flatMap(({ months }) => Object.values(months).flat()).map(yearOfMonth)
  const years = new Set(found.filter((year) => year <= latest).flatMap((year) => [year - 1, year]))
  return [...years].sort((left, right) => left - right).slice(-mostYears)
}

function periodsOfYear(year: number): readonly Period[] {
  const first = writeMonth(year, 1)
  const months = monthsOf(yearPeriod(year))
  const spans = [
    ...months.map((month): [string, string] => [month, month]),
    ...months.map((month): [string, string] => [first, month]),
    ...[4, 7, 10].map((month): [string, string] => [writeMonth(year, month), writeMonth(year, month + 2)]),
    [writeMonth(year, 7), writeMonth(year, 12)] as const,
  ]
  return [...new Map(spans.map(([from, to]) => [`${from} ${to}`, periodOfMonths(from, to)])).values()]
}

/** The month of the destruction and one far ahead: what stands then without the destroyed records is read as it is ever after. */
function probePeriods(today: string): readonly Period[] {
  const month = today.slice(0, 7)
  return [month, addMonths(month, 120)].map((one) => periodOfMonths(one, one))
}

interface VillageYear {
  readonly period: Period
  readonly villages: readonly string[]
}

function villageLeaves(catalogue: CatalogueIndex, measure: ResolvedMeasure, { period, villages }: VillageYear): readonly SealLeaf[] {
  const dimension = measure.dimensions.find((one) => dimensionTarget(catalogue, one) === 'village')
  if (dimension === undefined) return []
  return villages.map((value) => ({ leaf: leafOf(measure, period, [{ dimension: dimension.label, value }]), origin: 'village' as const }))
}

function leafOf(measure: ResolvedMeasure, period: Period, slices: Leaf['slices'] = []): Leaf {
  return { key: JSON.stringify([measure.id, period.firstMonth, period.lastMonth, slices]), measure, period, slices }
}

async function villageNames({ kernel, session, town }: TownReading): Promise<readonly string[]> {
  const ledger = kernel.catalogue.findLedger('village')
  if (ledger === undefined) return []
  const rows = idRow.all(
    await session.query(sql`select t.id from ${sql.id(ledger.table)} as t where t.town = ${town} and t.replaced_at is null`),
  )
  const titles = await readTitles(session, kernel.catalogue, { town, wanted: new Map([[ledger.id, new Set(rows.map(({ id }) => id))]]) })
  return [...titles.values()].sort()
}
