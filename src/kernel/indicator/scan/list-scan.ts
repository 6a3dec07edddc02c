import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { openLedgerSource } from '../../ledger/sql/index.ts'
import { compileFilter, compileMeasured, compileMeasuredText, compilePlace, compileWindow, type PlannedLeaf } from './leaf-terms.ts'
import type { OpenStatement, Row, Scan } from './types.ts'

/** Picks a list: the distinct values of the leaf's records, by the date on which each first stands, then by their words. */
export function planListScan(open: OpenStatement, planned: PlannedLeaf): Scan {
  const source = openLedgerSource(open(), planned.leaf.measure.ledger)
  const key = compileMeasured(planned, source)
  if (key === undefined) throw new Error(`indicator ${planned.leaf.measure.id} picks nothing`)
  const printed = compileMeasuredText(planned, source)
  const place = compilePlace(planned, source)
  const least = place === undefined ? sql`''` : sql`min(${place.sql}${place.type === 'text' ? sql` collate "C"` : sql``})::text`
  // A record without a date has stood since ever.
  const first = place === undefined ? least : sql`case when bool_or(${place.sql} is null) then '' else ${least} end`
  const filter = compileFilter(planned, source)
  const window = compileWindow(planned, source)
  const conditions = [
    source.where(),
    ...(window === undefined ? [] : [window]),
    ...(filter === undefined ? [] : [filter]),
    sql`${key.sql} is not null`,
  ]
  return {
    statement: sql`select ${printed} as words, ${first} as first, count(*) as records from ${source.from()} where ${sql.join(conditions, sql` and `)} group by 1, ${key.sql}`,
    leaves: [planned],
    read: (rows) => {
      // A reference to a withdrawn record has no words any more.
      const named = rows.filter((row) => row.words !== null)
      const list = named.sort(byDateThenWords).map((row) => String(row.words))
      const records = rows.reduce((count, row) => count + wholeNumber(String(row.records ?? 0)), 0)
      return new Map([[planned.leaf.key, { records, list, value: list.length === 0 ? undefined : list.join('、') }]])
    },
  }
}

function byDateThenWords(left: Row, right: Row): number {
  return compareText(String(left.first), String(right.first)) || compareText(String(left.words), String(right.words))
}

function compareText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
