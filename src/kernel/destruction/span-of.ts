import { sql } from 'kysely'
import { calendarGrain } from '../../definition/field/field-type.ts'
import type { ResolvedField } from '../../definition/ledger/types.ts'
import { addMonths } from '../../definition/period/calendar-month.ts'
import { parsePeriod } from '../../definition/period/parse-period.ts'
import { monthsOf } from '../../definition/period/period-days.ts'
import { orNull, text } from '../../definition/shape/shape.ts'
import type { DestroyedSpan } from '../destroyed/types.ts'
import { bigint, row } from '../storage/row.ts'
import type { Session } from '../storage/types.ts'
import type { Condemned } from './find-condemned.ts'

const versionsRow = row('the versions of a ledger', { versions: bigint })
const keyRow = row('the days of a ledger', { key: text })
const standingRow = row('the days of a ledger', { first: orNull(text), last: orNull(text) })

/** Where the records stand on the calendar, over all their versions. Read before they go. */
export async function spanOf(session: Session, town: string, { ledger, ids }: Condemned): Promise<DestroyedSpan> {
  const of = sql`from ${sql.id(ledger.table)} as t where t.town = ${town} and t.id = any(${[...ids]}::uuid[])`
  const counted = versionsRow.first(await session.query(sql`select count(*) as versions ${of}`))
  const months: Record<string, readonly string[]> = {}
  for (const field of ledger.fields.filter(isDated)) {
    const rows = keyRow.all(
      await session.query(
        sql`select distinct left(${sql.ref(`t.${field.column}`)}::text, 7) as key ${of} and ${sql.ref(`t.${field.column}`)} is not null`,
      ),
    )
    const found = new Set(rows.flatMap(({ key }) => monthsOfKey(key)))
    if (found.size > 0) months[field.id] = [...found].sort()
  }
  const all = Object.values(months).flat().sort()
  return {
    ledger: ledger.id,
    label: ledger.label,
    records: ids.length,
    versions: Number.parseInt(counted?.versions ?? '0', 10),
    months,
    standing: await standingMonths(session, town, { ledger, ids }),
    lastMonth: all.at(-1) ?? '',
  }
}

function isDated({ field }: ResolvedField): boolean {
  return calendarGrain(field) !== undefined
}

/** `2020-03` as it is, `2020-Q1` and `2020` as the months they hold. */
function monthsOfKey(key: string): readonly string[] {
  const period = parsePeriod(key)
  return period === undefined ? [] : monthsOf(period)
}

async function standingMonths(session: Session, town: string, { ledger, ids }: Condemned): Promise<DestroyedSpan['standing']> {
  const { from, to } = ledger.effective
  if (from === undefined && to === undefined) return []
  const month = (id: string | undefined) => {
    const column = ledger.fields.find((field) => field.id === id)?.column
    return column === undefined ? sql`null::text` : sql`left(${sql.ref(`t.${column}`)}::text, 7)`
  }
  const rows = standingRow.all(
    await session.query(
      sql`select distinct ${month(from)} as first, ${month(to)} as last from ${sql.id(ledger.table)} as t where t.town = ${town} and t.id = any(${[...ids]}::uuid[])`,
    ),
  )
  const found = new Set<string>()
  for (const { first, last } of rows) {
    if (first === null || last === null) return 'always'
    // It holds at the end of a month when it has begun by then and ends in a later month.
    for (let at = first; at < last; at = addMonths(at, 1)) found.add(at)
  }
  return [...found].sort()
}
