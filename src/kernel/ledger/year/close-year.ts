import { sql } from 'kysely'
import { wholeNumber } from '../../../definition/decimal/decimal.ts'
import { authorize } from '../../access/authorize.ts'
import type { Actor } from '../../access/types.ts'
import { townTime } from '../../audit/instant.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { Refusal } from '../../refusal.ts'
import { keptYears, yearClosed } from './closed-year-table.ts'
import { readClosedYears } from './closed-years.ts'

/**
 * Closes a year of the town: from then on nothing is written into it but corrections with a reason; cases that began before go on. Needs the right to
 * freeze. Refuses with `invalid` what is no year that has passed, with `wrong-state` one that is closed already.
 */
export async function closeYear(kernel: Kernel, actor: Actor, { year }: { readonly year: string }): Promise<void> {
  authorize(actor, 'freeze')
  if (!/^\d{4}$/.test(year)) throw new Refusal('invalid', `“${year}”不是年度，写成 2020 这样。`)
  const thisYear = wholeNumber(townTime(kernel.clock().toISOString()).slice(0, 4))
  if (wholeNumber(year) >= thisYear) throw new Refusal('invalid', `${year}年还没有过完，过完再结账。`)
  await writeAudited(kernel, actor, async (change) => {
    const { session, town, at, actor: writer, seq } = change
    if ((await readClosedYears(session, town)).has(year)) throw new Refusal('wrong-state', `${year}年已经结过账了。`)
    await session.query(sql`insert into closed_year (town, year, at, actor, entry) values (${town}, ${year}, ${at}, ${writer}, ${seq})`)
    const detail = { year, ...(await digestKept(change, keptYears, year)) }
    return { result: undefined, note: { action: yearClosed, ledger: null, record: null, detail } }
  })
}
