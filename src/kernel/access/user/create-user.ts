import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext } from '../../audit/types.ts'
import { writeAudited } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { authorize } from '../authorize.ts'
import { keptUsers } from '../kept-access.ts'
import type { Actor, Role } from '../types.ts'
import { requireFreeCadre } from './change-user.ts'
import { hashPassword } from './password.ts'
import type { User } from './types.ts'

const nameRow = row('town_user', { name: text })

export interface NewUser {
  readonly account: string
  readonly name: string
  readonly role: Role
  readonly office: string
  readonly password: string
  /** The record of 干部 that stands for the user, so that duties and cases find them. */
  readonly cadre?: string | undefined
  /** Whether its owner must change the password at first use: wherever somebody else chose it. */
  readonly passwordDue?: boolean
}

/**
 * Adds a user of the actor's town. Refuses: `not-permitted` unless the actor manages users, `conflict` when the account is taken or the cadre has another one,
 * `invalid` for an empty account or a password under 8 characters.
 */
export async function createUser(kernel: AuditContext & { readonly newId: () => string }, actor: Actor, input: NewUser): Promise<User> {
  authorize(actor, 'manage')
  const account = input.account.trim()
  if (account === '') throw new Refusal('invalid', '账号不能为空。', { fields: [{ field: 'account', message: '请填写账号' }] })
  if ([...input.password].length < 8) {
    throw new Refusal('invalid', '密码至少 8 个字符。', { fields: [{ field: 'password', message: '至少 8 个字符' }] })
  }
  if (input.cadre !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(input.cadre))
    throw new Refusal('invalid', '所对应的干部要从干部名册里选。', { fields: [{ field: 'cadre', message: '请从干部名册里选' }] })
  const password = await hashPassword(input.password)
  const user: User = { id: kernel.newId(), account, name: input.name, role: input.role, office: input.office, cadre: input.cadre ?? null }
  return writeAudited(kernel, actor, async (change) => {
    const { session, town } = change
    const taken = nameRow.first(await session.query(sql`select name from town_user where town = ${town} and account = ${account}`))
    if (taken !== undefined) {
      throw new Refusal('conflict', `账号「${account}」已由${taken.name}使用。`, { fields: [{ field: 'account', message: '已被使用' }] })
    }
    if (input.cadre !== undefined) await requireFreeCadre(session, { town, user: user.id, cadre: input.cadre })
    await session.query(sql`
      insert into town_user (town, id, account, name, role, office, password, cadre, password_due, password_at)
      values (${town}, ${user.id}, ${account}, ${user.name}, ${user.role}, ${user.office}, ${password}, ${user.cadre}, ${input.passwordDue === true},
        ${kernel.clock().toISOString()})
    `)
    const detail = {
      account,
      name: user.name,
      role: user.role,
      office: user.office,
      ...(input.cadre === undefined ? {} : { cadre: input.cadre }),
      ...(await digestKept(change, keptUsers, user.id)),
    }
    return { result: user, note: { action: 'user.add', ledger: null, record: user.id, detail } }
  })
}
