import { sql } from 'kysely'
import { count, flag, orNull, text } from '../../../definition/shape/shape.ts'
import type { Actor } from '../../access/types.ts'
import { momentOfClock } from '../../audit/moment.ts'
import { lockChain } from '../../audit/write-audited.ts'
import type { Kernel } from '../../context.ts'
import { row } from '../../storage/row.ts'
import { readInTown } from '../../town-session.ts'
import { judgeDue } from './judge-due.ts'
import { summarise } from './list-due.ts'

const knownRow = row('due_tally', { known: flag })
const talliedRow = row('due_tally', { due: count, held: count, first_day: orNull(text) })

/**
 * Once a day, however often it runs: looks which records are due and writes down how many, for the desks of those who may destroy. Gives how many are due;
 * undefined when that was done today.
 */
export async function sweepDue(kernel: Kernel, { town }: { readonly town: string }): Promise<number | undefined> {
  const { today } = momentOfClock(kernel)
  const engine = kernel.engine.inTown(town)
  const isDone = await engine.read(async (session) =>
    knownRow.first(
      await session.query(sql`select exists (select 1 from due_tally where town = ${town} and day = ${today}::date) as known`),
    ),
  )
  if (isDone?.known === true) return undefined
  const { ledgers } = await engine.read((session) => judgeDue({ kernel, session, town }, { day: today }))
  const found = ledgers.filter(({ due }) => due.size > 0).map(summarise)
  // A line of no ledger says that there was a look at all.
  const rows = [
    [town, '', today, '0', '0', null],
    ...found.map(({ ledger, due, ready, firstDay }) => [town, ledger, today, String(due), String(due - ready), firstDay]),
  ]
  await engine.write(async (session) => {
    // One after the other, where several servers share a database.
    await lockChain(session, town)
    await session.query(sql`delete from due_tally where town = ${town}`)
    await session.copyIn('due_tally', ['town', 'ledger', 'day', 'due', 'held', 'first_day'], rows)
  })
  return found.reduce((sum, { due }) => sum + due, 0)
}

/** How many records are due as the last look of a day found it, how many of them can go, and since when. Refuses with `not-permitted` who does not oversee. */
export function countDue(
  kernel: Kernel,
  actor: Actor,
): Promise<{ readonly due: number; readonly ready: number; readonly firstDay: string }> {
  return readInTown(kernel, actor, 'oversee', async ({ session, town }) => {
    const rows = talliedRow.all(
      await session.query(sql`select due, held, first_day from due_tally where town = ${town} and ledger <> '' order by first_day`),
    )
    const due = rows.reduce((sum, row) => sum + row.due, 0)
    return { due, ready: due - rows.reduce((sum, row) => sum + row.held, 0), firstDay: rows[0]?.first_day ?? '' }
  })
}
