import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Change } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import { numbersSealed } from '../../storage/sealing/keyed.ts'
import { askAccess, asksSecondPerson } from '../agreement/ask-access.ts'
import { isAlone } from '../agreement/second-person.ts'
import { authorize } from '../authorize.ts'
import { keptUsers } from '../kept-access.ts'
import { hashPassword } from '../password/password.ts'
import type { Actor, Role } from '../types.ts'
import { requireFreeCadre } from './change-user.ts'
import type { User } from './types.ts'
import { standingOf } from './user-change.ts'

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
 * Adds a user of the actor's town; where the town asks for a second person, the account is disabled until one has agreed. Refuses: `not-permitted` unless the actor manages users, `conflict` when the account is taken or the cadre has another one,
 * `invalid` for an empty account or a password under 8 characters.
 */
export async function createUser(kernel: AuditContext & { readonly newId: () => string }, actor: Actor, input: NewUser): Promise<User> {
  authorize(actor, 'secure')
  const account = input.account.trim()
  if (account === '') throw new Refusal('invalid', '账号不能为空。', { fields: [{ field: 'account', message: '请填写账号' }] })
  if ([...input.password].length < 8) {
    throw new Refusal('invalid', '密码至少 8 个字符。', { fields: [{ field: 'password', message: '至少 8 个字符' }] })
  }
  if (input.cadre !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(input.cadre))
    throw new Refusal('invalid', '所对应的干部要从干部名册里选。', { fields: [{ field: 'cadre', message: '请从干部名册里选' }] })
  const password = await hashPassword(kernel.engine, input.password)
  const user: User = { id: kernel.newId(), account, name: input.name, role: input.role, office: input.office, cadre: input.cadre ?? null }
  return kernel.engine.inTown(actor.town).write(async (session) => {
    await lockChain(session, actor.town)
    // Whoever is alone cannot be agreed with: the way out is the second account, and its entry says that one person made it.
    const waits = (await asksSecondPerson(session, actor.town)) && !(await isAlone(session, actor, 'user'))
    const added = { ...user, disabled: waits }
    await writeInChain(session, kernel, actor, (change) =>
      addUser(kernel, change, { user: added, password, passwordDue: input.passwordDue === true }),
    )
    if (!waits) return user
    const asked = JSON.stringify({ was: standingOf(added), will: { disabled: false } })
    await askAccess(session, kernel, { actor, asking: { kind: 'user', record: user.id, asked } })
    return added
  })
}

interface Addition {
  readonly user: User
  readonly password: string
  readonly passwordDue: boolean
}

async function addUser(kernel: AuditContext, change: Change, { user, password, passwordDue }: Addition): Promise<AuditedWork<undefined>> {
  const { session, town } = change
  const { account, cadre } = user
  const waits = user.disabled === true
  const taken = nameRow.first(
    await session.query(sql`select name from town_user where town = ${town} and account = ${numbersSealed(account)}`),
  )
  if (taken !== undefined) {
    throw new Refusal('conflict', `账号「${account}」已由${taken.name}使用。`, { fields: [{ field: 'account', message: '已被使用' }] })
  }
  if (cadre != null) await requireFreeCadre(session, { town, user: user.id, cadre })
  const now = kernel.clock().toISOString()
  await session.query(sql`
      insert into town_user (town, id, account, name, role, office, password, cadre, password_due, password_at, disabled_at)
      values (${town}, ${user.id}, ${numbersSealed(account)}, ${user.name}, ${user.role}, ${user.office}, ${password}, ${user.cadre}, ${passwordDue},
        ${now}, ${waits ? now : null})
    `)
  const detail = {
    account,
    name: user.name,
    role: user.role,
    office: user.office,
    ...(cadre == null ? {} : { cadre }),
    ...(waits ? { disabled: true } : {}),
    ...(await digestKept(change, keptUsers, user.id)),
  }
  return { result: undefined, note: { action: 'user.add', ledger: null, record: user.id, detail } }
}
