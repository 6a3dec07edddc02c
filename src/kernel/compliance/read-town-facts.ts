import { sql } from 'kysely'
import { wholeNumber } from '../../definition/decimal/decimal.ts'
import { count, oneOf, text } from '../../definition/shape/shape.ts'
import { readTown } from '../access/town/get-town.ts'
import { type Actor, roles } from '../access/types.ts'
import type { Kernel } from '../context.ts'
import { bigint, instant, row } from '../storage/row.ts'
import { readInTown } from '../town-session.ts'
import type { TownFacts } from './types.ts'

const accountRow = row('town_user', { role: oneOf(roles), enabled: count, disabled: count })
const headRow = row('audit_head', { seq: bigint, algorithm: text })
const firstRow = row('audit_entry', { at: instant })
const destroyedRow = row('destruction', { count })

/** What a self-check counts of a town: accounts by role, how far back the chain goes, what was destroyed. Refuses with `not-permitted`. */
export function readTownFacts(kernel: Kernel, actor: Actor): Promise<TownFacts> {
  return readInTown(kernel, actor, 'oversee', async ({ session, town }) => {
    const users = accountRow.all(
      await session.query(sql`
        select role, (count(*) filter (where disabled_at is null))::integer as enabled,
          (count(*) filter (where disabled_at is not null))::integer as disabled
        from town_user where town = ${town} group by role order by role
      `),
    )
    const head = headRow.first(await session.query(sql`select seq, algorithm from audit_head where town = ${town}`))
    const first = firstRow.first(await session.query(sql`select at from audit_entry where town = ${town} order by seq limit 1`))
    const destroyed = destroyedRow.first(await session.query(sql`select count(*)::integer as count from destruction where town = ${town}`))
    if (head === undefined || first === undefined) throw new Error(`town ${town} has no audit chain`)
    return {
      isDemo: (await readTown(session, town)).demo,
      accounts: users.filter(({ enabled }) => enabled > 0).map(({ role, enabled }) => ({ role, count: enabled })),
      disabled: users.reduce((sum, { disabled }) => sum + disabled, 0),
      chain: { entries: wholeNumber(head.seq), since: first.at, algorithm: head.algorithm },
      destructions: destroyed?.count ?? 0,
    }
  })
}
