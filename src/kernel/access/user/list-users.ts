import { sql } from 'kysely'
import type { Engine } from '../../storage/types.ts'
import { authorize } from '../authorize.ts'
import type { Actor } from '../types.ts'
import type { User } from './types.ts'

/** The users of the actor's town, by account; disabled ones only when asked for. */
export async function listUsers(
  kernel: { readonly engine: Engine },
  actor: Actor,
  { disabled = false }: { readonly disabled?: boolean } = {},
): Promise<readonly User[]> {
  authorize(actor, 'read')
  return kernel.engine.read((session) =>
    disabled
      ? session.query<User>(sql`
          select id, account, name, role, office, cadre, disabled_at is not null as disabled from town_user
          where town = ${actor.town} order by disabled_at is not null, account
        `)
      : session.query<User>(
          sql`select id, account, name, role, office, cadre from town_user where town = ${actor.town} and disabled_at is null order by account`,
        ),
  )
}
