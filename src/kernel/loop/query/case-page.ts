import { type RawBuilder, sql } from 'kysely'
import { isRecordId } from '../../ledger/record/read-version.ts'
import { Refusal } from '../../refusal.ts'
import type { TownReading } from '../../town-session.ts'
import { readCases } from '../case/read-cases.ts'
import type { StoredCase } from '../case/stored-case.ts'

/** The day that stands for none: cases without a deadline come last. */
const never = '9999-12-31'

/** A page of the cases `t` that a condition holds for, by deadline, then by id; `after` is the marker of the page before. Refuses with `invalid` a marker that is none. */
export async function readCasePage(
  place: TownReading,
  { where, after, limit }: { readonly where: RawBuilder<unknown>; readonly after: string | undefined; readonly limit: number },
): Promise<{ readonly cases: readonly StoredCase[]; readonly next: string | undefined }> {
  const from = after === undefined ? undefined : readMarker(after)
  const beyond = from === undefined ? sql`true` : sql`(coalesce(t.due, ${never}::date), t.id) > (${from.due}::date, ${from.id}::uuid)`
  const found = await readCases(
    place,
    sql`${where} and ${isKnown(place.kernel)} and ${beyond} order by coalesce(t.due, ${never}::date), t.id limit ${limit + 1}::integer`,
  )
  const cases = found.slice(0, limit)
  const last = cases.at(-1)
  return { cases, next: found.length > limit && last !== undefined ? `${last.due ?? never}_${last.id}` : undefined }
}

/** That a case `t` runs a loop that is there: one of a domain that is away or switched off is shown to nobody. */
export function isKnown({ catalogue }: TownReading['kernel']): RawBuilder<unknown> {
  return sql`t.loop = any(${catalogue.loops.map(({ id }) => id)}::text[])`
}

function readMarker(text: string): { readonly due: string; readonly id: string } {
  const [due, id] = text.split('_')
  if (due === undefined || id === undefined || !/^\d{4}-\d\d-\d\d$/.test(due) || !isRecordId(id))
    throw new Refusal('invalid', '翻页的标记读不懂，请从第一页重新开始。')
  return { due, id }
}

/** How many cases a page holds: what was asked for, from 1 to 500; 100 when nothing was. */
export function pageLimit(limit: number | undefined): number {
  return Math.min(Math.max(limit ?? 100, 1), 500)
}
