import { sql } from 'kysely'
import { text } from '../../../definition/shape/shape.ts'
import { digestKept } from '../../audit/kept-rows.ts'
import type { AuditContext, Change } from '../../audit/types.ts'
import { type AuditedWork, lockChain, writeInChain } from '../../audit/write-audited.ts'
import { Refusal } from '../../refusal.ts'
import { row } from '../../storage/row.ts'
import type { Session } from '../../storage/types.ts'
import { askAccess, asksSecondPerson } from '../agreement/ask-access.ts'
import { authorize } from '../authorize.ts'
import { keptUsers } from '../kept-access.ts'
import { hashPassword } from '../password/password.ts'
import type { Actor, Role } from '../types.ts'
import { keepFormer } from './former-passwords.ts'
import { requireOthers } from './required-administrators.ts'
import type { User } from './types.ts'
import { requireUser, splitChange, standingOf, type UserWriting } from './user-change.ts'

export interface UserChange {
  readonly id: string
  readonly name?: string | undefined
  readonly role?: Role | undefined
  readonly office?: string | undefined
  /** The record of 干部 that stands for the user; null for none. */
  readonly cadre?: string | null | undefined
  readonly password?: string | undefined
  /** A disabled user cannot sign in and is signed out everywhere; what they wrote stays theirs. */
  readonly disabled?: boolean | undefined
}

type Context = AuditContext & { readonly newId: () => string }

/**
 * Changes a user of the actor's town. Where the town asks for a second person, a role, a password, who the user is and letting them in again wait for one; the
 * rest is done at once. Gives the user as they now stand. Refuses: `not-permitted` unless the actor manages users, `not-found`, `invalid` for a short password,
 * `conflict` when nobody would be left to manage users, or when the cadre already stands for another user.
 */
export async function changeUser(kernel: Context, actor: Actor, change: UserChange): Promise<User> {
  authorize(actor, 'secure')
  if (change.password !== undefined && [...change.password].length < 8)
    throw new Refusal('invalid', '密码至少 8 个字符。', { fields: [{ field: 'password', message: '至少 8 个字符' }] })
  const writing: UserWriting =
    change.password === undefined ? change : { ...change, password: await hashPassword(kernel.engine, change.password) }
  return kernel.engine.inTown(actor.town).write(async (session) => {
    const { town } = actor
    await lockChain(session, town)
    const before = await requireUser(session, { town, id: change.id })
    const { now, later } = (await asksSecondPerson(session, town))
      ? splitChange(before, writing)
      : { now: writing, later: { id: before.id } }
    const { id, ...waits } = later
    if (Object.keys(waits).length > 0) {
      await assertChangeable(session, town, { before, user: mergeUser(before, later) })
      const asked = JSON.stringify({ was: standingOf(before), will: waits })
      await askAccess(session, kernel, { actor, asking: { kind: 'user', record: id, asked } })
      if (Object.keys(now).length === 1) return before
    }
    return writeInChain(session, kernel, actor, (open) => writeUserChange(kernel, open, now))
  })
}

/** Writes a change of a user within an open one. */
export async function writeUserChange(kernel: Context, writing: Change, change: UserWriting): Promise<AuditedWork<User>> {
  const { session, town, actor } = writing
  const now = kernel.clock().toISOString()
  const { password } = change
  const before = await requireUser(session, { town, id: change.id })
  const user = mergeUser(before, change)
  await assertChangeable(session, town, { before, user })
  if (password !== undefined) await keepFormer(kernel, writing, user.id)
  await session.query(sql`
    update town_user set name = ${user.name}, role = ${user.role}, office = ${user.office}, cadre = ${user.cadre},
      disabled_at = case when ${user.disabled} then coalesce(disabled_at, ${now}::timestamptz) end,
      password = coalesce(${password ?? null}, password),
      password_at = case when ${password !== undefined} then ${now}::timestamptz else password_at end, password_due = password_due or ${password !== undefined && user.id !== actor}
    where town = ${town} and id = ${user.id}
  `)
  // Whoever was locked out, or whose password was set anew, is signed out at once.
  if (user.disabled === true || password !== undefined)
    await session.query(sql`delete from user_session where town = ${town} and user_id = ${user.id}`)
  const detail = { account: user.account, name: user.name, role: user.role, office: user.office, cadre: user.cadre ?? null }
  const more = {
    disabled: user.disabled === true,
    passwordSet: password !== undefined,
    ...(await digestKept(writing, keptUsers, user.id)),
  }
  return { result: user, note: { action: 'user.change', ledger: null, record: user.id, detail: { ...detail, ...more } } }
}

function mergeUser(before: User, change: UserWriting): User {
  return {
    ...before,
    name: change.name ?? before.name,
    role: change.role ?? before.role,
    office: change.office ?? before.office,
    cadre: change.cadre === undefined ? (before.cadre ?? null) : change.cadre,
    disabled: change.disabled ?? before.disabled === true,
  }
}

async function assertChangeable(
  session: Session,
  town: string,
  { before, user }: { readonly before: User; readonly user: User },
): Promise<void> {
  await requireOthers(session, town, { before, user })
  const isBack = before.disabled === true && user.disabled !== true
  if (user.cadre != null && (user.cadre !== before.cadre || isBack))
    await requireFreeCadre(session, { town, user: user.id, cadre: user.cadre })
}

const accountRow = row('town_user', { account: text })

/** A cadre answers under one account only: else nobody could say who took a step. */
export async function requireFreeCadre(
  session: Session,
  { town, user, cadre }: { readonly town: string; readonly user: string; readonly cadre: string },
): Promise<void> {
  const others = await session.query(sql`
    select account from town_user where town = ${town} and cadre = ${cadre} and id <> ${user} and disabled_at is null limit 1
  `)
  const taken = accountRow.first(others)
  if (taken !== undefined) {
    const message = `这名干部已对应账号「${taken.account}」`
    throw new Refusal('conflict', `${message}。`, { fields: [{ field: 'cadre', message }] })
  }
}
