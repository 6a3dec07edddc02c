import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Engine } from '../../storage/types.ts'
import { checkPassword } from '../password/password.ts'
import type { Actor } from '../types.ts'

const passwordRow = row('town_user', { password: text })

/** Refuses with `invalid` at `password` what is not the actor's own: a desk may be found open. */
export async function requirePassword({ engine }: { readonly engine: Engine }, { town, id }: Actor, password: string): Promise<void> {
  const rows = await engine
    .inTown(town)
    .read((session) => session.query(sql`select password from town_user where town = ${town} and id::text = ${id}`))
  const stored = passwordRow.first(rows)?.password
  if (stored !== undefined && (await checkPassword(password, stored))) return
  throw new Refusal('invalid', '密码不对。', { fields: [{ field: 'password', message: '密码不对。' }] })
}
