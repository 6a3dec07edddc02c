import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import type { Change } from '../../audit/types.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Engine } from '../../storage/types.ts'
import { checkPassword } from '../password/password.ts'
import { readAccessRules } from '../rules/access-rules.ts'
import type { Actor } from '../types.ts'

const passwordRow = row('former_password', { password: text })

/** The most that any rule asks for; older ones are forgotten. */
const kept = 24

/** Keeps the digest of the password that is about to be replaced, within the change that replaces it. */
export async function keepFormer(
  { clock, newId }: { readonly clock: () => Date; readonly newId: () => string },
  { session, town }: Change,
  user: string,
): Promise<void> {
  await session.query(sql`
    insert into former_password (town, id, user_id, until, password)
    select town, ${newId()}, id, ${clock().toISOString()}, password from town_user where town = ${town} and id::text = ${user}
  `)
  await session.query(sql`
    delete from former_password where town = ${town} and user_id::text = ${user} and id not in (
      select id from former_password where town = ${town} and user_id::text = ${user} order by until desc, id desc limit ${kept}::integer
    )
  `)
}

/** Refuses with `invalid` a password that the actor had lately, by the town's rule of how many do not come back. */
export async function requireNew({ engine }: { readonly engine: Engine }, { town, id }: Actor, password: string): Promise<void> {
  const former = await engine.inTown(town).read(async (session) => {
    const { formerPasswords } = await readAccessRules(session, town)
    return passwordRow.all(
      await session.query(sql`
        select password from former_password where town = ${town} and user_id::text = ${id} order by until desc, id desc
        limit ${formerPasswords}::integer
      `),
    )
  })
  for (const { password: one } of former) {
    if (!(await checkPassword(password, one))) continue
    const message = `最近用过的 ${former.length} 个密码不能再用，请另换一个。`
    throw new Refusal('invalid', message, { fields: [{ field: 'password', message }] })
  }
}
