import { sql } from 'kysely'
import { decimal, plainDecimal } from '../../definition/decimal/decimal.ts'
import { count, orNull, text } from '../../definition/shape/shape.ts'
import { baseUnit, convertUnit, isUnit, unitsConvert } from '../../definition/unit/unit.ts'
import { compilePrinted, compileReadTitle, type LedgerSource, openLedgerSource } from '../ledger/sql/index.ts'
import { type RowOf, row, uuid } from '../storage/row.ts'
import { failedOutcome, knownOutcome, type Outcome, type TargetLeaf, unknownOutcome } from './figure.ts'
import type { ReadingScope } from './reading-scope.ts'
import type { Contribution } from './types.ts'

/** 年度任务: which indicator should reach how much in which year. */
const targetLedger = 'annual-target'

const targetRow = row('targets', {
  id: uuid,
  version: count,
  title: orNull(text),
  indicator: orNull(text),
  year: orNull(text),
  target: orNull(text),
  unit: orNull(text),
})
type TargetRow = RowOf<typeof targetRow>

export interface TargetReading {
  readonly outcome: Outcome
  readonly contributions: readonly Contribution[]
}

/**
 * Reads the targets that the leaves ask for, in one statement. A target is found by the indicator's label, alias or id, or by the
 * completion rate's own label; it is in the unit of its 单位 column, else in the indicator's unit, and comes out in the base unit.
 */
export async function readTargets(targets: readonly TargetLeaf[], scope: ReadingScope): Promise<ReadonlyMap<string, TargetReading>> {
  if (targets.length === 0) return new Map()
  const rows =
    scope.catalogue.findLedger(targetLedger) === undefined
      ? []
      : await readYears([...new Set(targets.map(({ year }) => year))].sort(), scope)
  return new Map(targets.map((target) => [target.key, settleTarget(target, rows)]))
}

async function readYears(years: readonly number[], scope: ReadingScope): Promise<readonly TargetRow[]> {
  const source = openLedgerSource(scope.open(), targetLedger)
  const year = columnOf(source, '年度')
  const columns = [
    sql`${source.system('id')} as id`,
    sql`${source.system('version')} as version`,
    sql`${compileReadTitle(source)} as title`,
    sql`${columnOf(source, '指标')} as indicator`,
    sql`${year} as year`,
    sql`${columnOf(source, '任务数')} as target`,
    sql`${columnOf(source, '单位')} as unit`,
  ]
  const inYears = sql.join(years.map((number) => sql`${yearKey(number)}`))
  return scope.readRows({
    row: targetRow,
    statement: sql`select ${sql.join(columns)} from ${source.from()} where ${source.where()} and ${year} in (${inYears}) order by 1`,
    ledgers: source.scope.ledgers,
  })
}

function columnOf(source: LedgerSource, label: string) {
  const field = source.ledger.fields.find((candidate) => candidate.field.label === label)
  return field === undefined ? sql<string | null>`null::text` : compilePrinted(source, { through: [], field: field.id })
}

function settleTarget(target: TargetLeaf, rows: readonly TargetRow[]): TargetReading {
  const { indicator, year } = target
  const ofYear = rows.filter((row) => row.year === yearKey(year) && row.target !== null)
  const own = new Set([indicator.label, indicator.id, ...indicator.aliases])
  const found = ofYear.filter((row) => row.indicator !== null && own.has(row.indicator.trim()))
  const matching = found.length > 0 ? found : ofYear.filter((row) => row.indicator !== null && target.names.includes(row.indicator.trim()))
  const [only, second] = matching
  if (only === undefined) return { outcome: unknownOutcome(`${indicator.label}${year}年没有任务数`), contributions: [] }
  const contributions = matching.map(contributionOf)
  if (second !== undefined) return { outcome: failedOutcome(`${indicator.label}${year}年有几个任务数`, matching.length), contributions }
  return { outcome: convertTarget(target, only), contributions }
}

function convertTarget({ indicator, year }: TargetLeaf, row: TargetRow): Outcome {
  const unit = row.unit === null || row.unit.trim() === '' ? indicator.unit : row.unit.trim()
  const base = baseUnit(indicator.unit)
  if (!isUnit(unit) || !unitsConvert(unit, base))
    return failedOutcome(`${indicator.label}${year}年任务数的单位“${unit}”不能换算成${base}`, 1)
  return knownOutcome(plainDecimal(convertUnit(decimal(row.target ?? '0'), unit, base)), 1)
}

function contributionOf(row: TargetRow): Contribution {
  return { ledger: targetLedger, record: row.id, version: row.version, title: row.title ?? '', value: row.target, placed: row.year }
}

function yearKey(year: number): string {
  return String(year).padStart(4, '0')
}
