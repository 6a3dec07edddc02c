import { sql } from 'kysely'
import type { Engine } from '../../storage/types.ts'
import { authorize } from '../authorize.ts'
import type { Actor } from '../types.ts'
import type { User } from './types.ts'
import { anyUserRow, userRow } from './user-row.ts'

/** The users of the actor's town, by account; disabled ones only when asked for. */
export async function listUsers(
  kernel: { readonly engine: Engine },
  actor: Actor,
  { disabled = false }: { readonly disabled?: boolean } = {},
): Promise<readonly User[]> {
  authorize(actor, 'read')
  const { town } = actor
  return kernel.engine.inTown(town).read(async (session) => {
    const selected = sql`id, account, name, role, office, cadre`
    if (disabled) {
      const everybody = sql`select ${selected}, disabled_at is not null as disabled from town_user where town = ${town} order by disabled_at is not null, account`
      return anyUserRow.all(await session.query(everybody))
    }
    const enabled = sql`select ${selected} from town_user where town = ${town} and disabled_at is null order by account`
    return userRow.all(await session.query(enabled))
  })
}
