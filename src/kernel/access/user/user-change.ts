import { sql } from 'kysely'
import { flag, type ObjectOf, object, oneOf, orNull, text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row, uuid } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { roles } from '../types.ts'
import type { User } from './types.ts'
import { anyUserRow } from './user-row.ts'

/** A change of a user as it is written; a password is hashed already. */
export interface UserWriting {
  readonly id: string
  readonly name?: string | undefined
  readonly role?: User['role'] | undefined
  readonly office?: string | undefined
  readonly cadre?: string | null | undefined
  readonly password?: string | undefined
  readonly disabled?: boolean | undefined
}

const standing = { role: oneOf(roles), cadre: orNull(uuid), disabled: flag }

/** What of a user waits for a second person, and what the user was when it was asked. */
export const askedUserShape = object({
  was: object(standing),
  will: object({}, { role: oneOf(roles), cadre: orNull(text), password: text, disabled: flag }),
})
type Standing = ObjectOf<typeof standing>

/** The user of the town, disabled or not. Refuses with `not-found`. */
export async function requireUser(session: Session, { town, id }: { readonly town: string; readonly id: string }): Promise<User> {
  const found = await session.query(sql`
    select id, account, name, role, office, cadre, disabled_at is not null as disabled from town_user where town = ${town} and id::text = ${id}
  `)
  const user = anyUserRow.first(found)
  if (user === undefined) throw new Refusal('not-found', '没有这个用户。')
  return user
}

/** What decides of what a user may do. */
export function standingOf({ role, cadre, disabled }: User): Standing {
  return { role, cadre: cadre ?? null, disabled: disabled === true }
}

const standingRow = row('town_user', standing)

/** Whether a user is still what they were when something was asked of them. */
export async function isAsItWas(
  session: Session,
  { town, id, was }: { readonly town: string; readonly id: string; readonly was: Standing },
): Promise<boolean> {
  const found = standingRow.first(
    await session.query(
      sql`select role, cadre, disabled_at is not null as disabled from town_user where town = ${town} and id::text = ${id}`,
    ),
  )
  return found !== undefined && found.role === was.role && found.cadre === was.cadre && found.disabled === was.disabled
}

/**
 * A change taken apart where a second person has to agree: a role, who the user is, a password that another sets, and letting a disabled user in again wait;
 * a name, an office, and shutting somebody out do not.
 */
export function splitChange(before: User, { id, ...change }: UserWriting): { readonly now: UserWriting; readonly later: UserWriting } {
  const { role, cadre, password, disabled, ...open } = change
  const waits = {
    ...(role === undefined || role === before.role ? {} : { role }),
    ...(cadre === undefined || cadre === (before.cadre ?? null) ? {} : { cadre }),
    ...(password === undefined ? {} : { password }),
    ...(disabled === false && before.disabled === true ? { disabled } : {}),
  }
  return { now: { id, ...open, ...(disabled === true ? { disabled } : {}) }, later: { id, ...waits } }
}
