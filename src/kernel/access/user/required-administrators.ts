import { sql } from 'kysely'
import { Refusal } from '../../refusal.ts'
import type { Session } from '../../storage/types.ts'
import type { Role } from '../types.ts'
import type { User } from './types.ts'

/** Who keeps the house: one of each group is there at any time. */
const groups: readonly { readonly roles: readonly Role[]; readonly why: string }[] = [
  { roles: ['administrator', 'systemAdministrator'], why: '这是最后一名管理员，先另设一名再改。' },
  // An administrator of a town that has parted the three keeps no rights, until nobody else is left to: that never happens.
  { roles: ['administrator', 'securityAdministrator'], why: '没有别人能管账号和权限了，先另设一名安全管理员再改。' },
  { roles: ['securityAdministrator'], why: '这是最后一名安全管理员，先另设一名再改：三种管理员分设以后不再合并。' },
]

interface Becoming {
  readonly before: User
  readonly user: User
}

/** Refuses with `conflict` a change of a user that would leave a town without an administrator of its system, or of its rights. */
export async function requireOthers(session: Session, town: string, { before, user }: Becoming): Promise<void> {
  if (before.disabled === true) return
  for (const { roles, why } of groups) {
    const isOne = (role: Role) => roles.includes(role)
    if (!isOne(before.role) || (isOne(user.role) && user.disabled !== true)) continue
    const others = await session.query(sql`
      select 1 from town_user where town = ${town} and role = any(${[...roles]}::text[]) and disabled_at is null and id <> ${user.id} limit 1
    `)
    if (others.length === 0) throw new Refusal('conflict', why)
  }
}
