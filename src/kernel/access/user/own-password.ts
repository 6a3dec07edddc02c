import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { keptUsers } from '../kept-access.ts'
import { checkPassword, hashPassword } from '../password/password.ts'
import type { Actor } from '../types.ts'
import { digestToken } from './enter-town.ts'
import { keepFormer, requireNew } from './former-passwords.ts'
import { userRow } from './user-row.ts'

const passwordRow = row('town_user', { password: text })

export interface OwnPassword {
  readonly old: string
  readonly password: string
  /** The session that goes on; every other one of the user ends. */
  readonly token: string
}

/**
 * Changes the actor's own password, who knows the old one. Refuses with `invalid`, at its field, an old one that is wrong, and a new one that is short,
 * the same, or one of those that do not come back.
 */
export async function changeOwnPassword(
  kernel: AuditContext & { readonly newId: () => string },
  actor: Actor,
  { old, password, token }: OwnPassword,
): Promise<void> {
  if ([...password].length < 8) throw refuse('password', '密码至少 8 个字符。')
  if (old.normalize('NFC') === password.normalize('NFC')) throw refuse('password', '新密码和原来的一样，请另换一个。')
  const { town, id } = actor
  const rows = await kernel.engine
    .inTown(town)
    .read((session) => session.query(sql`select password from town_user where town = ${town} and id::text = ${id}`))
  const stored = passwordRow.first(rows)?.password
  if (stored === undefined) throw new Refusal('not-found', '没有这个用户。')
  if (!(await checkPassword(old, stored))) throw refuse('old', '原来的密码不对。')
  await requireNew(kernel, actor, password)
  const hashed = await hashPassword(kernel.engine, password)
  await writeAudited(kernel, actor, async (change) => {
    const { session } = change
    await keepFormer(kernel, change, id)
    const changed = await session.query(sql`
      update town_user set password = ${hashed}, password_due = false, password_at = ${kernel.clock().toISOString()} where town = ${town} and id::text = ${id} and password = ${stored}
      returning id, account, name, role, office, cadre
    `)
    const user = userRow.first(changed)
    if (user === undefined) throw new Refusal('conflict', '密码刚刚被改过，请重新登录再试。')
    await session.query(sql`
      delete from user_session where town = ${town} and user_id = ${user.id} and token_digest <> ${digestToken(token.split('.')[1] ?? '')}
    `)
    const { account, name, role, office, cadre } = user
    const detail = { account, name, role, office, cadre: cadre ?? null, disabled: false, passwordSet: true, own: true }
    const kept = await digestKept(change, keptUsers, user.id)
    return { result: undefined, note: { action: 'user.change', ledger: null, record: user.id, detail: { ...detail, ...kept } } }
  })
}

function refuse(field: 'old' | 'password', message: string): Refusal {
  return new Refusal('invalid', message, { fields: [{ field, message }] })
}
