import { sql } from 'kysely'
import { flag } from '../../../definition/shape/shape.ts'
import { row, uuid } from '../../storage/row.ts'
import { authorize } from '../authorize.ts'
import { readAccessRules } from '../rules/access-rules.ts'
import type { Actor } from '../types.ts'
import type { SessionContext } from './enter-town.ts'

/** How an account is kept, for who watches over them. */
export interface AccountState {
  /** Signs in with a device or a passkey beside the password. */
  readonly secondFactor: boolean
  /** Can come by way of the county. */
  readonly county: boolean
  /** Nobody has signed in with it for longer than the town's rule says: to be asked about and, if nobody needs it, disabled. */
  readonly stale: boolean
}

const stateRow = row('town_user', { id: uuid, device: flag, county: flag, stale: flag })

/** The accounts of the actor's town by user. When somebody signed in is nobody's business; that an account lies about unused is. Refuses with `not-permitted`. */
export async function readAccountStates({ engine, clock }: SessionContext, actor: Actor): Promise<ReadonlyMap<string, AccountState>> {
  authorize(actor, 'oversee')
  const { town } = actor
  const rows = await engine.inTown(town).read(async (session) => {
    const { staleDays } = await readAccessRules(session, town)
    const since = new Date(clock().getTime() - staleDays * 86_400_000).toISOString()
    return session.query(sql`
      select u.id, f.user_id is not null or exists (select 1 from passkey as p where p.town = u.town and p.user_id = u.id) as device,
        exists (select 1 from county_identity as c where c.town = u.town and c.user_id = u.id) as county,
        u.disabled_at is null and coalesce(greatest(u.signed_in_at, u.password_at) < ${since}::timestamptz, false) as stale
      from town_user as u left join second_factor as f on f.town = u.town and f.user_id = u.id where u.town = ${town}
    `)
  })
  return new Map(stateRow.all(rows).map(({ id, device, county, stale }) => [id, { secondFactor: device, county, stale }]))
}
