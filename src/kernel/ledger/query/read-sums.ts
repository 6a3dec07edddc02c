import { type RawBuilder, sql } from 'kysely'
import { type AddedWithin, addedWithin } from '../../../definition/field/additivity.ts'
import { calendarGrain, hasDay } from '../../../definition/field/field-type.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import type { ResolvedField } from '../../../definition/ledger/types.ts'
import { parsePeriod } from '../../../definition/period/parse-period.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { printedRow } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import type { LedgerSource } from '../sql/index.ts'
import type { LedgerTotals, TotalOfGroup } from '../types.ts'

/** More groups than this are no total any more: the field then has none. */
const most = 12

interface Wanted {
  readonly summed: readonly ResolvedField[]
  readonly conditions: readonly RawBuilder<unknown>[]
}

/**
 * The number of matching records and their totals, one scan for each way of keeping them apart. Where all that match agree in what the field may not be added across, there is
 * one sum; where they are of several kinds, a sum for each; of too many, none.
 */
export async function readSums(session: Session, source: LedgerSource, { summed, conditions }: Wanted): Promise<LedgerTotals> {
  const sums: Record<string, string> = {}
  const groups: Record<string, readonly TotalOfGroup[]> = {}
  let count = 0
  for (const { within, fields } of waysOf(summed)) {
    const rows = (await readWay(session, source, { within, fields, conditions })).toSorted(byOption(source, within))
    if (within === plain) count = Number.parseInt(rows[0]?.count ?? '0', 10)
    for (const [index, { id }] of fields.entries()) {
      if (rows.length < 2) sums[id] = rows[0]?.[`sum_${index}`] ?? '0'
      else if (rows.length <= most)
        groups[id] = rows.map((row) => ({ label: labelOf(source, within, row), sum: row[`sum_${index}`] ?? '0' }))
    }
  }
  return { count, sums, ...(Object.keys(groups).length === 0 ? {} : { groups }) }
}

const plain: AddedWithin = { fields: [], yearOf: undefined }

/** A way of keeping totals apart, and the fields that are. */
export interface SumWay {
  readonly within: AddedWithin
  readonly fields: readonly ResolvedField[]
}

/** The fields by how their totals are kept apart: first those that add up over everything, though there be none. */
export function waysOf(summed: readonly ResolvedField[]): readonly SumWay[] {
  const ways = new Map<string, { readonly within: AddedWithin; readonly fields: ResolvedField[] }>([
    [JSON.stringify(plain), { within: plain, fields: [] }],
  ])
  for (const target of summed) {
    const within = addedWithin(target.field)
    if (within === undefined) continue
    const key = JSON.stringify(within)
    const way = ways.get(key) ?? { within, fields: [] }
    way.fields.push(target)
    ways.set(key, way)
  }
  return [...ways.values()]
}

/** What a total is kept apart by, as the columns of a statement. */
export function keysOf(source: LedgerSource, { fields, yearOf }: AddedWithin): readonly RawBuilder<unknown>[] {
  const column = (field: string) => source.field({ through: [], field }).sql
  return [...fields.map((id) => sql`${column(id)}::text`), ...(yearOf === undefined ? [] : [sql`left(${column(yearOf)}::text, 4)`])]
}

type Row = Readonly<Record<string, string | null>>

interface Way extends Omit<Wanted, 'summed'>, SumWay {}

async function readWay(session: Session, source: LedgerSource, { within, fields, conditions }: Way): Promise<readonly Row[]> {
  const column = (field: string) => source.field({ through: [], field }).sql
  const keys = keysOf(source, within)
  const selected = [
    ...(keys.length === 0 ? [sql`count(*)::text as count`] : []),
    ...keys.map((key, index) => sql`${key} as ${sql.id(`key_${index}`)}`),
    ...fields.map(({ id }, index) => sql`sum(${column(id)})::text as ${sql.id(`sum_${index}`)}`),
  ]
  const places = sql.join(keys.map((_, index) => sql.raw(String(index + 1))))
  const statement = sql`
    select ${sql.join(selected)} from ${source.from()} where ${sql.join([...conditions], sql` and `)}
    ${keys.length === 0 ? sql`` : sql`group by ${places} order by ${places} limit ${most + 1}::integer`}
  `
  return printedRow.all(await session.query(statement))
}

/** Kinds stand in the order of their options, everything else in the order of its text; what is not filled in comes last, as the database has it. */
function byOption(source: LedgerSource, { fields }: AddedWithin): (one: Row, other: Row) => number {
  const [first] = fields
  const field = source.ledger.fields.find(({ id }) => id === first)?.field
  if (field?.kind !== 'choice') return () => 0
  const order = Object.keys(field.options)
  const place = (row: Row): number => (row.key_0 == null ? order.length : order.indexOf(row.key_0))
  return (one, other) => place(one) - place(other)
}

/** 收入; 2020年; 2020年·城乡居民养老保险. */
function labelOf(source: LedgerSource, { fields, yearOf }: AddedWithin, row: Row): string {
  const words = fields.map((id, index) => {
    const field = source.ledger.fields.find((one) => one.id === id)?.field
    const value = row[`key_${index}`] ?? null
    if (field === undefined || value === null) return '未填'
    const period = calendarGrain(field) === undefined || hasDay(field) ? undefined : parsePeriod(value)
    if (period !== undefined) return presentPeriod(period)
    return presentFieldValue(field, field.kind === 'boolean' ? value === 'true' : value)
  })
  const year = yearOf === undefined ? [] : [row[`key_${fields.length}`] ?? null].map((value) => (value === null ? '未填' : `${value}年`))
  return [...words, ...year].join('·')
}
