import { type RawBuilder, sql } from 'kysely'
import { calendarGrain, hasDay, referredLedger } from '../../../definition/field/field-type.ts'
import { groupingOf } from '../../../definition/field/grouping.ts'
import { presentFieldValue } from '../../../definition/field/present-field-value.ts'
import { readsField } from '../../../definition/field/reads-field.ts'
import type { Field } from '../../../definition/field/types.ts'
import type { ResolvedField } from '../../../definition/ledger/types.ts'
import { getPeriod, parsePeriod } from '../../../definition/period/parse-period.ts'
import { firstDay, lastDay } from '../../../definition/period/period-days.ts'
import { presentPeriod } from '../../../definition/period/present-period.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { printedRow } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { partOfTown } from '../../town-session.ts'
import { requireLedger } from '../command/require-ledger.ts'
import { readReach } from '../reach/read-reach.ts'
import type { LedgerFilter, LedgerQuery } from '../types.ts'
import { type FoundRecords, openFound } from './open-found.ts'
import { keysOf, type SumWay, waysOf } from './read-sums.ts'
import { readTitles } from './read-titles.ts'
import { summedFor } from './read-totals.ts'

/** Records that agree in a field. */
export interface RecordGroup {
  /** What they agree in, as people read it; 未填 where there is nothing. */
  readonly label: string
  /** The conditions that find these alone, beside those of the list. */
  readonly filters: readonly LedgerFilter[]
  readonly count: number
  /** By field id: of what may be added up over all records of the group, and the reader sees. */
  readonly sums: Readonly<Record<string, string>>
}

export interface RecordGroups {
  /** The largest come first of what is counted by records, the others in the order of their values; what is not filled in last. */
  readonly groups: readonly RecordGroup[]
  /** There are more than anybody looks at; those left out are the smallest. */
  readonly more: boolean
}

const mostGroups = 500

/**
 * What a list finds, put into groups by one field, with the subtotals of each. Refuses with `invalid` a field that makes no groups, with `not-permitted` one
 * that the reader sees masked: how many share a value would tell it.
 */
export async function groupRecords(
  kernel: Kernel,
  actor: Actor,
  input: { readonly ledger: string; readonly by: string; readonly query?: Pick<LedgerQuery, 'filters' | 'search' | 'asOf'> },
): Promise<RecordGroups> {
  authorize(actor, 'read')
  const ledger = requireLedger(kernel.catalogue, input.ledger)
  const by = ledger.fields.find(({ id, field }) => id === input.by || field.label === input.by)
  const grouping = by === undefined ? undefined : groupingOf(by.field)
  if (by === undefined || grouping === undefined) throw new Refusal('invalid', `「${ledger.label}」不能按“${input.by}”分组。`)
  const query = input.query ?? {}
  return partOfTown(kernel, actor).read(async (session) => {
    const found = await openFound(session, { kernel, actor }, { ledger, query })
    if (!readsField(by.field, found)) throw new Refusal('not-permitted', `“${by.field.label}”对你不完整显示，不能按它分组。`)
    const ways = waysOf(summedFor(ledger, found))
    const counted = await readGroups(session, found, { by, way: ways[0] ?? { within: { fields: [], yearOf: undefined }, fields: [] } })
    const shown = counted.slice(0, mostGroups)
    const sums = new Map(shown.map(({ key }) => [key, new Map<string, string>()]))
    for (const way of ways) {
      const rows = way === ways[0] ? shown : await readGroups(session, found, { by, way, only: shown.map(({ key }) => key) })
      takeSums(sums, { way, rows })
    }
    const titles = await titlesOf(session, { kernel, actor, found, by, keys: shown.map(({ key }) => key), asOf: query.asOf })
    const groups = shown.map(({ key, count }) => ({
      label: labelOf(by.field, key, titles),
      filters: filtersOf(by, key),
      count,
      sums: Object.fromEntries(sums.get(key) ?? []),
    }))
    return { groups: inOrder(by.field, shown, groups), more: counted.length > mostGroups }
  })
}

interface GroupRow {
  readonly key: string | null
  readonly count: number
  readonly sums: readonly (string | null)[]
}

interface Asked {
  readonly by: ResolvedField
  readonly way: SumWay
  /** Of these groups alone; of all, the largest first, when absent. */
  readonly only?: readonly (string | null)[]
}

async function readGroups(session: Session, { source, conditions }: FoundRecords, { by, way, only }: Asked): Promise<readonly GroupRow[]> {
  const column = (field: string) => source.field({ through: [], field }).sql
  const key = groupKey(by.field, column(by.id))
  const apart = keysOf(source, way.within)
  const selected = [
    sql`${key} as group_key`,
    sql`count(*)::text as count`,
    ...way.fields.map(({ id }, index) => sql`sum(${column(id)})::text as ${sql.id(`sum_${index}`)}`),
  ]
  const within = only === undefined ? [] : [sql`(${key} = any(${only.filter((one) => one !== null)}::text[]) or ${key} is null)`]
  const rows = printedRow.all(
    await session.query(sql`
      select ${sql.join(selected)} from ${source.from()} where ${sql.join([...conditions, ...within], sql` and `)}
      group by ${sql.join([sql`1`, ...apart])} order by count(*) desc, 1 ${only === undefined ? sql`limit ${mostGroups + 1}::integer` : sql``}
    `),
  )
  return rows.map((row) => ({
    key: row.group_key ?? null,
    count: Number.parseInt(row.count ?? '0', 10),
    sums: way.fields.map((_, index) => row[`sum_${index}`] ?? null),
  }))
}

function groupKey(field: Field, column: RawBuilder<unknown>): RawBuilder<string | null> {
  return groupingOf(field) === 'month' ? sql`left(${column}::text, 7)` : sql`${column}::text`
}

/** A group whose records are of several kinds that are not added to each other has no sum. */
function takeSums(
  sums: ReadonlyMap<string | null, Map<string, string>>,
  { way, rows }: { readonly way: SumWay; readonly rows: readonly GroupRow[] },
): void {
  const kinds = new Map<string | null, number>()
  for (const { key } of rows) kinds.set(key, (kinds.get(key) ?? 0) + 1)
  for (const row of rows) {
    if (kinds.get(row.key) !== 1) continue
    for (const [index, { id }] of way.fields.entries()) sums.get(row.key)?.set(id, row.sums[index] ?? '0')
  }
}

interface Titled {
  readonly kernel: Kernel
  readonly actor: Actor
  readonly found: FoundRecords
  readonly by: ResolvedField
  readonly keys: readonly (string | null)[]
  readonly asOf: string | undefined
}

async function titlesOf(session: Session, { kernel, actor, found, by, keys, asOf }: Titled): Promise<ReadonlyMap<string, string>> {
  const ledger = referredLedger(by.field)
  if (ledger === undefined) return new Map()
  const wanted = new Map([[ledger, new Set(keys.flatMap((key) => (key === null ? [] : [key])))]])
  const reach = await readReach(session, kernel, actor)
  return readTitles(session, kernel.catalogue, { town: actor.town, wanted, asOf, full: found.full, reach })
}

function labelOf(field: Field, key: string | null, titles: ReadonlyMap<string, string>): string {
  if (key === null) return '未填'
  const grouping = groupingOf(field)
  if (grouping === 'record') return titles.get(key) ?? '（已撤销的记录）'
  const period = grouping === 'month' || field.kind === 'month' || field.kind === 'period' ? parsePeriod(key) : undefined
  if (period !== undefined) return presentPeriod(period)
  return presentFieldValue(field, field.kind === 'boolean' ? key === 'true' : key)
}

/** As the conditions of a list are written on the screen, so that they can be changed there. */
function filtersOf({ id, field }: ResolvedField, key: string | null): readonly LedgerFilter[] {
  if (key === null) return [{ field: id, operator: 'empty' }]
  if (calendarGrain(field) === undefined) return [{ field: id, operator: 'in', value: [key] }]
  const period = getPeriod(key)
  const [from, to] = hasDay(field) ? [firstDay(period), lastDay(period)] : [key, key]
  const isTime = field.kind === 'dateTime'
  return [
    { field: id, operator: '>=', value: isTime ? `${from}T00:00` : from },
    { field: id, operator: '<=', value: isTime ? `${to}T23:59:59` : to },
  ]
}

/** Choices in the order of their options, points of the calendar in theirs, records by how many there are; what is not filled in last. */
function inOrder(field: Field, rows: readonly GroupRow[], groups: readonly RecordGroup[]): readonly RecordGroup[] {
  const options = field.kind === 'choice' ? Object.keys(field.options) : undefined
  const places = rows.map(({ key }, index) => {
    const byValue =
      groupingOf(field) === 'record' ? -(rows[index]?.count ?? 0) : options === undefined ? (key ?? '') : options.indexOf(key ?? '')
    return { group: groups[index], isLast: key === null, byValue }
  })
  const order = places.toSorted((one, other) => {
    if (one.isLast !== other.isLast) return one.isLast ? 1 : -1
    if (one.byValue !== other.byValue) return one.byValue < other.byValue ? -1 : 1
    return (one.group?.label ?? '').localeCompare(other.group?.label ?? '', 'zh')
  })
  return order.flatMap(({ group }) => group ?? [])
}
